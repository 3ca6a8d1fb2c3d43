namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>Everything falls due, credit pays what it can, and the rest is written off.</summary>
    private Outcome ChargeOff(in ContractEvent next, IJournalSink? sink)
    {
        if (disbursed == 0)
        {
            return Outcome.Refused(RefusalReason.NotDisbursed);
        }

        if (IsSettled)
        {
            return Outcome.Refused(RefusalReason.NothingOutstanding);
        }

        PostLateInterest(next.Offset, sink);
        CloseSegment(sink, next.Offset);
        FallDueAtOnce(PrincipalNotDue, next.Offset, sink);
        UseCredit(next.Offset, sink);
        cursor.Undue = 0;
        Extras.Repaid += Extras.Ahead;
        Extras.Ahead = 0;
        Extras.WrittenOffPrincipal = dues.Unpaid(DuePart.Principal);
        for (var part = DuePart.Penalty; part <= DuePart.Principal; part++)
        {
            Extras.WrittenOff += dues.Unpaid(part);
            Forgive(part, dues.Unpaid(part), JournalAccount.WriteOff, next.Offset, sink);
        }

        EndLateInterest(next.Offset, sink);
        dues.Sweep();
        Extras.IsChargedOff = true;
        End();
        return Outcome.Applied;
    }

    private Outcome Close(in ContractEvent next, IJournalSink? sink)
    {
        if (!IsSettled || credit != 0)
        {
            return Outcome.Refused(RefusalReason.BalanceOutstanding);
        }

        // Less than a minor unit is left: it is released to the result, so that a closed loan is owed nothing.
        CloseSegment(sink, next.Offset);
        PostAccrual(sink, next.Offset, DuePart.Interest, -cursor.Accrued, explanation: null);
        cursor.Accrued = 0;
        isClosed = true;
        End();
        return Outcome.Applied;
    }

    // Nothing falls due any more.
    private void End()
    {
        nextDue = nextCharge = int.MaxValue;
        extras?.Pending.Clear();
        extras?.Grace.Clear();
    }
}
