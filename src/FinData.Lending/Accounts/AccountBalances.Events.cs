namespace FinData.Lending;

internal sealed partial class AccountBalances
{
    // Guards stand in the order of RefusalReason.
    internal override Outcome Apply(in ContractEvent next, IJournalSink? sink)
    {
        if (next.Kind == EventKind.Opened)
        {
            return Outcome.Refused(RefusalReason.AlreadyOpen);
        }

        if (next.Kind == EventKind.RateChanged && !terms.Accepts(RateChange.Of(next), next.EffectiveDate))
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
        }

        if (isClosed)
        {
            return Outcome.Refused(RefusalReason.ContractClosed);
        }

        return next.Kind switch
        {
            EventKind.Credited => Move(next, 1, sink),
            EventKind.Debited => Move(next, -1, sink),
            EventKind.InterestCapitalized => Capitalize(next, sink),
            EventKind.RateChanged => ChangeRate(next, sink),
            EventKind.Closed => Close(next, sink),
            _ => Outcome.Refused(RefusalReason.WrongContractKind),
        };
    }

    private Outcome Move(in ContractEvent next, int sign, IJournalSink? sink)
    {
        if (next.Currency != terms.Currency)
        {
            return Outcome.Refused(RefusalReason.CurrencyMismatch);
        }

        if (!MinorUnits.TryFrom(next.Amount, Digits, out var amount) || amount <= 0 || !MinorUnits.IsInRange(balance + (sign * amount), Digits))
        {
            return Outcome.Refused(RefusalReason.AmountOutOfRange);
        }

        CloseSegment(sink, next.Offset);
        balance += sign * amount;
        if (sink is not null)
        {
            PostPair(sink, next.Offset, JournalAccount.Cash, JournalAccount.Deposit, MinorUnits.ToDecimal(sign * amount, Digits));
        }

        return Outcome.Applied;
    }

    /// <summary>Posts what has accrued, rounded by the product's rule; the rest of less than a minor unit stays accrued.</summary>
    private Outcome Capitalize(in ContractEvent next, IJournalSink? sink)
    {
        if (next.Currency != default && next.Currency != terms.Currency)
        {
            return Outcome.Refused(RefusalReason.CurrencyMismatch);
        }

        var posted = AccrualUnits.ToPostable(accrued + RunningInterest(), Digits, terms.Rounding);
        if (!MinorUnits.IsInRange(balance + posted, Digits))
        {
            return Outcome.Refused(RefusalReason.AmountOutOfRange);
        }

        // The event may state the amount (as the bank booked it), as a magnitude; it must then be ours.
        var stated = next.Amount == 0 || next.Amount == Math.Abs(MinorUnits.ToDecimal(posted, Digits));
        if (posted == 0 || !stated)
        {
            return Outcome.Refused(RefusalReason.NothingToCapitalize);
        }

        CloseSegment(sink, next.Offset);
        accrued -= AccrualUnits.FromMinor(posted, Digits);
        balance += posted;
        if (sink is not null)
        {
            PostCapitalized(sink, next.Offset, posted);
        }

        return Outcome.Applied;
    }

    private Outcome ChangeRate(in ContractEvent next, IJournalSink? sink)
    {
        CloseSegment(sink, next.Offset);
        var change = RateChange.Of(next);
        creditRate = ScaledRate.Of(change.Rate);
        debitRate = change.DebitRate is { } debit ? ScaledRate.Of(debit) : debitRate;
        return Outcome.Applied;
    }

    private Outcome Close(in ContractEvent next, IJournalSink? sink)
    {
        var interest = accrued + RunningInterest();
        if (balance != 0 || AccrualUnits.ToPostable(interest, Digits, terms.Rounding) != 0)
        {
            return Outcome.Refused(RefusalReason.BalanceOutstanding);
        }

        // Less than a minor unit is left: it is released to the result, so that a closed account owes nothing.
        CloseSegment(sink, next.Offset);
        if (sink is not null && interest != 0)
        {
            PostInterest(sink, next.Offset, -interest, isPayable: interest > 0, explanation: null);
        }

        accrued = 0;
        isClosed = true;
        FindNextStop();
        return Outcome.Applied;
    }
}
