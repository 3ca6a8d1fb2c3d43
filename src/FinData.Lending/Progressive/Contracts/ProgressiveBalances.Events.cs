namespace FinData.Lending.Progressive;

internal sealed partial class ProgressiveBalances
{
    // Guards stand in the order of RefusalReason.
    internal override Outcome Apply(in ContractEvent next, IJournalSink? sink)
    {
        var reason = ReasonAgainst(next, out var amount);
        if (reason != RefusalReason.None)
        {
            return Outcome.Refused(reason);
        }

        var (from, explanations) = (new ProgressiveLedger(), new List<AccrualExplanation>());
        if (sink is not null)
        {
            (from, var since) = Posted();
            explanations = Explanations(since);
        }

        reason = Take(new ProgressiveFact(next.Kind, asOf.DayNumber, amount, next.Detail));
        if (reason != RefusalReason.None)
        {
            return Outcome.Refused(reason);
        }

        // Asked for here and not by the next reader: where the engine fails, the fold must.
        standing = StandingOn(asOf);
        if (sink is not null)
        {
            Post(sink, next.Offset, from, explanations);
        }

        return Outcome.Applied;
    }

    private RefusalReason ReasonAgainst(in ContractEvent next, out long amount)
    {
        amount = 0;
        return next.Kind == EventKind.Opened ? RefusalReason.AlreadyOpen
            : !IsSensible(next) ? RefusalReason.InvalidTerms
            : isClosed ? RefusalReason.ContractClosed
            : ended is not null && next.Kind is not (EventKind.Recovered or EventKind.CreditRefunded or EventKind.Closed) ? RefusalReason.ContractChargedOff
            : next.Kind is EventKind.Credited or EventKind.Debited ? RefusalReason.WrongContractKind
            : !IsOffered(next) ? RefusalReason.NotOffered
            : ReasonAgainstAmount(next, out amount);
    }

    // What an event alone, or with the terms, tells to make no sense.
    private bool IsSensible(in ContractEvent next) => next.Kind switch
    {
        EventKind.RateChanged => terms.Accepts(RateChange.Of(next), next.EffectiveDate),
        EventKind.FeeCharged => FeeCharge.Of(next) is { Part: DuePart.Fee or DuePart.Penalty } charge && !(charge.DueDate < next.EffectiveDate),
        EventKind.Waived => Waiver.Of(next).Part < DuePart.Principal,
        EventKind.Rescheduled or EventKind.ReAged => IsSensible(Rescheduling.Of(next), next.EffectiveDate),
        _ => true,
    };

    private bool IsSensible(Rescheduling change, DateOnly on)
        => change.Count is null or (>= 1 and <= LoanTerms.MaxCount)
            && !(change.FirstDueDate <= on)
            && (change.Rate is not { } rate || terms.Accepts(new RateChange(rate), on));

    private bool IsOffered(in ContractEvent next) => next.Kind switch
    {
        EventKind.InterestCapitalized => false,
        EventKind.Disbursed => !IsReAged && (disbursed > 0 || next.EffectiveDate < terms.FirstDueDate),
        EventKind.PaymentReceived => next.Detail is null,
        EventKind.Waived => Waiver.Of(next).Part != DuePart.Interest,
        EventKind.RateChanged => RateChange.Of(next).Keep == Keep.Term,
        EventKind.Rescheduled => Rescheduling.Of(next) is { Keep: Keep.Term, Frequency: null } && !IsReAged,
        // A re-aging asks for waived charges again.
        EventKind.ReAged => Rescheduling.Of(next) is { Keep: Keep.Term, Rate: null } && !IsReAged && waived == 0,
        _ => true,
    };

    /// <summary>The currency, that there is a loan, and the range.</summary>
    private RefusalReason ReasonAgainstAmount(in ContractEvent next, out long amount)
    {
        amount = 0;
        var hasAmount = next.Kind is EventKind.Disbursed or EventKind.PaymentReceived or EventKind.FeeCharged or EventKind.Recovered or EventKind.CreditRefunded;
        var isStated = hasAmount || next.Amount != 0;
        if (next.Currency != terms.Currency && (isStated || next.Currency != default))
        {
            return RefusalReason.CurrencyMismatch;
        }

        var isAmount = MinorUnits.TryFrom(next.Amount, Digits, out amount) && amount >= (hasAmount ? 1 : 0);
        if (next.Kind == EventKind.Disbursed)
        {
            return isAmount && amount > terms.ToMinor(terms.Principal) - disbursed ? RefusalReason.DisbursementExceedsPrincipal
                : isAmount ? RefusalReason.None
                : RefusalReason.AmountOutOfRange;
        }

        var before = next.Kind switch
        {
            EventKind.PaymentReceived => totalPaid,
            EventKind.FeeCharged => charged,
            EventKind.Recovered => recovered,
            _ => 0,
        };
        return disbursed == 0 && next.Kind != EventKind.Closed ? RefusalReason.NotDisbursed
            : !isAmount || !MinorUnits.IsInRange(before + amount, Digits) ? RefusalReason.AmountOutOfRange
            : RefusalReason.None;
    }
}
