namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>From its date on; an installment that depends on the rate is computed anew over the term that is left, unless it is to stay.</summary>
    private Outcome ChangeRate(in ContractEvent next, IJournalSink? sink)
    {
        CloseSegment(sink, next.Offset);
        var change = RateChange.Of(next);
        cursor.Rate = ScaledRate.Of(change.Rate);
        if (disbursed > 0 && change.Keep == Keep.Term && plan.Amortization is Amortization.EqualInstallment or Amortization.German)
        {
            cursor.Reprice(plan);
        }

        return Outcome.Applied;
    }

    /// <summary>What has accrued, and unpaid interest of the dues, becomes principal that the installments to come repay.</summary>
    private Outcome Capitalize(in ContractEvent next, IJournalSink? sink)
    {
        if (ReasonAgainst(next, PrincipalOutstanding, out var stated, isOptional: true) is not RefusalReason.None and var reason)
        {
            return Outcome.Refused(reason);
        }

        var (accrued, due) = (InterestOfPayoff, InterestDue);
        if (!MinorUnits.IsInRange(PrincipalOutstanding + accrued + due, Digits))
        {
            return Outcome.Refused(RefusalReason.AmountOutOfRange);
        }

        // The event may state the amount (as the bank booked it); it must then be ours. After the last installment nothing is left to carry it.
        if (accrued + due == 0 || nextDue == int.MaxValue || (stated != 0 && stated != accrued + due))
        {
            return Outcome.Refused(RefusalReason.NothingToCapitalize);
        }

        PostLateInterest(next.Offset, sink);
        CloseSegment(sink, next.Offset);
        cursor.Accrued -= AccrualUnits.FromMinor(accrued, Digits);
        PostForgiven(sink, next.Offset, (JournalAccount.Principal, 0), (JournalAccount.InterestReceivable, 0), accrued);
        var waiting = Forgive(DuePart.Interest, due, JournalAccount.Principal, next.Offset, sink);
        PostForgiven(sink, next.Offset, (JournalAccount.Principal, 0), (JournalAccount.InterestReceivable, planBase + cursor.Next), waiting);
        Extras.Waiting[(int)DuePart.Interest] -= waiting;
        EndLateInterest(next.Offset, sink);
        dues.Sweep();
        Extras.Capitalized += accrued + due;
        cursor.Undue += accrued + due;
        cursor.Reprice(plan);
        return Outcome.Applied;
    }
}
