namespace FinData.Lending.Tests.Oracle;

internal sealed partial class NaiveLoan
{
    private RefusalReason Receive(decimal amount, ExcessPayment rule)
    {
        PostLate();
        if (terms.InterestMode == InterestMode.DailyRest)
        {
            OweInterestAfterMaturity();
        }

        paid += amount;
        amount = Allocate(amount);
        credit += rule switch
        {
            _ when plan!.Undue == 0 => amount,
            ExcessPayment.NextInstallments => amount - PayAhead(amount),
            ExcessPayment.ReduceTerm or ExcessPayment.ReduceInstallment => Reduce(amount, rule),
            _ => amount,
        };
        return RefusalReason.None;
    }

    private void OweInterestAfterMaturity()
    {
        plan!.EndStretch(today, Outstanding);
        var interest = NaiveRounding.Postable(plan.Accrued, terms);
        if (plan.NextDate is null && interest > 0)
        {
            plan.Accrued -= interest;
            dues.Last(static due => due.Number > 0).Owed[(int)DuePart.Interest] += interest;
        }
    }

    private decimal PayAhead(decimal amount)
    {
        var taken = Math.Min(amount, NotDue);
        ahead += taken;
        return taken;
    }

    private decimal Reduce(decimal amount, ExcessPayment rule)
    {
        if (amount == 0)
        {
            return 0;
        }

        plan!.EndStretch(today, Outstanding);
        if (amount >= NotDue + PayoffInterest() + waiting.Sum())
        {
            FallDueNow(principal: 0);
            amount = Allocate(amount);
            return amount - Repay(amount);
        }

        var taken = Repay(amount);
        if (rule == ExcessPayment.ReduceInstallment)
        {
            plan.Reprice();
        }

        return amount - taken;
    }

    private decimal Repay(decimal amount)
    {
        var taken = Math.Min(amount, NotDue);
        repaid += taken;
        plan!.Undue -= taken;
        if (plan.Undue == ahead)
        {
            (repaid, ahead, plan.Undue) = (repaid + ahead, 0, 0);
        }

        return taken;
    }

    /// <summary>What has accrued, and some principal, falls due at once and not with an installment.</summary>
    private void FallDueNow(decimal principal)
    {
        var due = new NaiveDue(0, today, plan!.Undue);
        due.Owed[(int)DuePart.Principal] = principal;
        due.Owed[(int)DuePart.Interest] = PayoffInterest();
        TakeWaiting(due);
        plan.Accrued = 0;
        if (due.Unpaid != 0)
        {
            dues.Add(due);
        }
    }

    private RefusalReason Waive(DuePart part, decimal amount)
    {
        var owing = Owing(part) + (part == DuePart.Penalty ? PostableLate() : 0);
        if (owing == 0 || amount > owing)
        {
            return RefusalReason.NothingToWaive;
        }

        PostLate();
        amount = amount == 0 ? owing : amount;
        waived += amount;
        waiting[(int)part] -= Forgive(part, amount);
        EndLate();
        return RefusalReason.None;
    }

    private decimal Forgive(DuePart part, decimal amount)
    {
        foreach (var due in dues)
        {
            var taken = Math.Min(amount, due.Of(part));
            due.Owed[(int)part] -= taken;
            amount -= taken;
        }

        return amount;
    }

    private RefusalReason Capitalize(decimal stated)
    {
        var (accrued, owing) = (PayoffInterest(), Owing(DuePart.Interest));
        if (accrued + owing == 0 || plan!.NextDate is null || (stated != 0 && stated != accrued + owing))
        {
            return RefusalReason.NothingToCapitalize;
        }

        PostLate();
        plan.EndStretch(today, Outstanding);
        plan.Accrued -= accrued;
        waiting[(int)DuePart.Interest] -= Forgive(DuePart.Interest, owing);
        EndLate();
        plan.Undue += accrued + owing;
        plan.Reprice();
        return RefusalReason.None;
    }

    private RefusalReason ChargeOff()
    {
        if (IsSettled())
        {
            return RefusalReason.NothingOutstanding;
        }

        PostLate();
        plan!.EndStretch(today, Outstanding);
        FallDueNow(NotDue);
        (repaid, ahead, plan.Undue) = (repaid + ahead, 0, 0);
        credit = Allocate(credit);
        writtenOff = dues.Sum(static due => due.Unpaid);
        foreach (var part in Enum.GetValues<DuePart>())
        {
            Forgive(part, Unpaid(part));
        }

        EndLate();
        isChargedOff = true;
        return RefusalReason.None;
    }

    private RefusalReason Recover(decimal amount)
    {
        recovered += isChargedOff ? amount : 0;
        return isChargedOff ? RefusalReason.None : RefusalReason.NotChargedOff;
    }

    private RefusalReason Refund(decimal amount)
    {
        if (amount > credit)
        {
            return RefusalReason.NothingToRefund;
        }

        credit -= amount;
        paid -= amount;
        return RefusalReason.None;
    }

    private RefusalReason Reschedule(Rescheduling change, bool isReAged)
    {
        if ((isReAged ? Outstanding : NotDue) == 0)
        {
            return RefusalReason.NothingOutstanding;
        }

        if (plan!.After(change, rate, today) is not { } next)
        {
            return RefusalReason.InvalidTerms;
        }

        next.TakeOver(plan, today, Outstanding);
        if (isReAged)
        {
            PostLate();
            RejoinPlan(next);
        }

        (plan, rate) = (next, change.Rate ?? rate);
        plan.Begin(change.Keep);
        return RefusalReason.None;
    }

    private void RejoinPlan(NaivePlan next)
    {
        foreach (var due in dues)
        {
            for (var part = 0; part < 4; part++)
            {
                var unpaid = due.Of((DuePart)part);
                due.Owed[part] -= unpaid;
                next.Undue += part == (int)DuePart.Principal ? unpaid : 0;
                waiting[part] += part == (int)DuePart.Principal ? 0 : unpaid;
            }
        }

        EndLate();
    }
}
