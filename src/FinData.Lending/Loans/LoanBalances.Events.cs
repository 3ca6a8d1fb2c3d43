namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    // Guards stand in the order of RefusalReason.
    internal override Outcome Apply(in ContractEvent next, IJournalSink? sink)
    {
        if (next.Kind == EventKind.Opened)
        {
            return Outcome.Refused(RefusalReason.AlreadyOpen);
        }

        if (!IsSensible(next))
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
        }

        if (isClosed)
        {
            return Outcome.Refused(RefusalReason.ContractClosed);
        }

        if (IsChargedOff && next.Kind is not (EventKind.Recovered or EventKind.CreditRefunded or EventKind.Closed))
        {
            return Outcome.Refused(RefusalReason.ContractChargedOff);
        }

        return next.Kind switch
        {
            EventKind.Disbursed => Disburse(next, sink),
            EventKind.PaymentReceived => Receive(next, sink),
            EventKind.RateChanged => ChangeRate(next, sink),
            EventKind.InterestCapitalized => Capitalize(next, sink),
            EventKind.FeeCharged => ChargeFee(next, sink),
            EventKind.Waived => Waive(next, sink),
            EventKind.Rescheduled or EventKind.ReAged => Reschedule(next, sink),
            EventKind.ChargedOff => ChargeOff(next, sink),
            EventKind.Recovered => Recover(next, sink),
            EventKind.CreditRefunded => Refund(next, sink),
            EventKind.Closed => Close(next, sink),
            _ => Outcome.Refused(RefusalReason.WrongContractKind),
        };
    }

    // What an event alone, or with the plan in force, tells to make no sense.
    private bool IsSensible(in ContractEvent next) => next.Kind switch
    {
        EventKind.RateChanged => plan.Accepts(RateChange.Of(next), next.EffectiveDate),
        EventKind.FeeCharged => FeeCharge.Of(next) is { Part: DuePart.Fee or DuePart.Penalty } charge && !(charge.DueDate < next.EffectiveDate),
        EventKind.Waived => Waiver.Of(next).Part < DuePart.Principal,
        EventKind.Rescheduled or EventKind.ReAged => IsSensible(Rescheduling.Of(next), next.EffectiveDate),
        _ => true,
    };

    /// <summary>The currency, that there is a loan, and the range: what every event with an amount is asked, in the order of RefusalReason.</summary>
    private RefusalReason ReasonAgainst(in ContractEvent next, long upTo, out long amount, bool isOptional = false)
    {
        var isStated = next.Amount != 0 || !isOptional;
        if (next.Currency != terms.Currency && (isStated || next.Currency != default))
        {
            amount = 0;
            return RefusalReason.CurrencyMismatch;
        }

        var isAmount = MinorUnits.TryFrom(next.Amount, Digits, out amount) && amount >= (isStated ? 1 : 0);
        return disbursed == 0 ? RefusalReason.NotDisbursed
            : !isAmount || !MinorUnits.IsInRange(upTo + amount, Digits) ? RefusalReason.AmountOutOfRange
            : RefusalReason.None;
    }
}
