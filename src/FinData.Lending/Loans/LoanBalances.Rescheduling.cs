namespace FinData.Lending;

internal sealed partial class LoanBalances
{
    /// <summary>What has not fallen due gets a new plan; re-aged, what is unpaid of the dues joins it.</summary>
    private Outcome Reschedule(in ContractEvent next, IJournalSink? sink)
    {
        if (disbursed == 0)
        {
            return Outcome.Refused(RefusalReason.NotDisbursed);
        }

        var isReAged = next.Kind == EventKind.ReAged;
        if ((isReAged ? PrincipalOutstanding : PrincipalNotDue) == 0)
        {
            return Outcome.Refused(RefusalReason.NothingOutstanding);
        }

        var change = Rescheduling.Of(next);
        if (!NewPlan.TryMake(plan, cursor.Next, cursor.Rate.ToRate(), change, asOf, out var made, out var passed))
        {
            return Outcome.Refused(RefusalReason.InvalidTerms);
        }

        CloseSegment(sink, next.Offset);
        if (isReAged)
        {
            PostLateInterest(next.Offset, sink);
            RejoinDues(next.Offset, sink);
        }

        plan = made == terms ? terms : made;
        planBase += passed;
        cursor.Next -= passed;
        cursor.Rate = ScaledRate.Of(made.Rate);
        if (change.Keep == Keep.Term || cursor.Level == 0)
        {
            cursor.Reprice(plan);
        }

        FindNextDue();
        FindNextCharge();
        return Outcome.Applied;
    }

    private bool IsSensible(Rescheduling change, DateOnly on)
        => change.Count is null or (>= 1 and <= LoanTerms.MaxCount)
            && (change.Rate is not { } rate || (plan with { Frequency = change.Frequency ?? plan.Frequency }).Accepts(new RateChange(rate), on));

    /// <summary>Unpaid principal is to come again; unpaid interest, fees and penalties wait for the next installment. The old dues ask for nothing any more.</summary>
    private void RejoinDues(long offset, IJournalSink? sink)
    {
        var number = planBase + cursor.Next;
        for (var place = 0; place < dues.OpenCount; place++)
        {
            var (from, unpaid) = (dues.OfOpen(place).Number, dues.Open(place).Unpaid);
            for (var part = DuePart.Penalty; part <= DuePart.Principal; part++)
            {
                var amount = unpaid.Of(part);
                var isPrincipal = part == DuePart.Principal;
                dues.Raise(place, part, -amount);
                PostMoved(sink, offset, ReceivableOf(part), isPrincipal ? 0 : number, amount, from);
                Extras.Waiting[(int)part] += isPrincipal ? 0 : amount;
                cursor.Undue += isPrincipal ? amount : 0;
            }
        }

        EndLateInterest(offset, sink);
        dues.Sweep();
    }
}
