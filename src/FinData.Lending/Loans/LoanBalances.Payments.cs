namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    private Outcome Receive(in ContractEvent next, IJournalSink? sink)
    {
        if (ReasonAgainst(next, totalPaid, out var amount) is not RefusalReason.None and var reason)
        {
            return Outcome.Refused(reason);
        }

        PostLateInterest(next.Offset, sink);
        if (terms.InterestMode == InterestMode.DailyRest)
        {
            CloseSegment(sink, next.Offset);
            FallDueAfterMaturity(next.Offset, sink);
        }

        sink?.Post(new JournalLine(next.Offset, AsOf, 0, JournalAccount.Cash, Amount(amount)));
        totalPaid += amount;
        var left = Allocate(amount, next.Offset, sink);
        left = Prepay(left, (next.Detail as PaymentInstruction)?.Excess ?? terms.ExcessPayments, next.Offset, sink);
        credit += left;
        if (left > 0)
        {
            sink?.Post(new JournalLine(next.Offset, AsOf, 0, JournalAccount.UnallocatedCredit, -Amount(left)));
        }

        return Outcome.Applied;
    }

    /// <summary>Under daily rest, overdue principal earns on after the last installment; that interest is owed with the last one from the next payment on.</summary>
    private void FallDueAfterMaturity(long offset, IJournalSink? sink)
    {
        if (nextDue != int.MaxValue)
        {
            return;
        }

        var interest = AccrualUnits.ToPostable(cursor.Accrued, Digits, terms.Rounding);
        if (interest <= 0)
        {
            return;
        }

        var last = dues.Count - 1;
        while (dues[last].Number == 0)
        {
            last--;
        }

        dues.Raise(dues.Reopen(last, asOf), DuePart.Interest, interest);
        cursor.Accrued -= AccrualUnits.FromMinor(interest, Digits);
        PostMoved(sink, offset, JournalAccount.InterestReceivable, dues[last].Number, interest);

        // It may have been settled before, and has a day again on which it is late.
        FindNextCharge();
    }

    /// <summary>Credit goes back to the borrower, and counts as never paid.</summary>
    private Outcome Refund(in ContractEvent next, IJournalSink? sink)
    {
        var reason = ReasonAgainst(next, 0, out var amount);
        reason = reason == RefusalReason.None && amount > credit ? RefusalReason.NothingToRefund : reason;
        if (reason != RefusalReason.None)
        {
            return Outcome.Refused(reason);
        }

        credit -= amount;
        totalPaid -= amount;
        if (sink is not null)
        {
            PostPair(sink, next.Offset, (JournalAccount.UnallocatedCredit, 0), (JournalAccount.Cash, 0), Amount(amount));
        }

        return Outcome.Applied;
    }

    private Outcome Recover(in ContractEvent next, IJournalSink? sink)
    {
        var reason = ReasonAgainst(next, extras?.Recovered ?? 0, out var amount);
        reason = reason == RefusalReason.None && !IsChargedOff ? RefusalReason.NotChargedOff : reason;
        if (reason != RefusalReason.None)
        {
            return Outcome.Refused(reason);
        }

        Extras.Recovered += amount;
        if (sink is not null)
        {
            PostPair(sink, next.Offset, (JournalAccount.Cash, 0), (JournalAccount.RecoveryIncome, 0), Amount(amount));
        }

        return Outcome.Applied;
    }
}
