namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>The most that can be due of a period on a day: interest only as far as earned.</summary>
    internal (decimal Principal, decimal Interest) DueOn(DateOnly from, DateOnly due, DateOnly date)
    {
        var plan = EndingOn(date);
        if (plan.Find(from, due) is not { } period)
        {
            return default;
        }

        if (date <= period.From)
        {
            var openCount = plan.Periods.Count(static p => !p.IsPaid);
            if (openCount > 1)
            {
                period.Installment = period.OriginalInstallment;
                period.Installment -= System.Math.Max(0, period.OutstandingPrincipal - plan.TotalOutstandingPrincipal);
            }
            else if (openCount == 1 && period.IsPaid)
            {
                var left = plan.TotalLent - plan.TotalPaidPrincipal + period.PaidPrincipal + period.DueInterest;
                period.Installment = System.Math.Min(period.OriginalInstallment, left);
            }
        }

        return (period.DuePrincipal, period.DueInterest);
    }

    internal decimal InterestUntil(DateOnly from, DateOnly due, DateOnly date, bool withCredits)
    {
        var period = EndingOn(date).Find(from, due);
        return period is null ? 0 : withCredits ? period.ComputedInterest : period.ComputedInterest - period.CreditedInterest;
    }

    /// <summary>Principal and interest that would pay all off, with interest earned up to a day.</summary>
    internal (decimal Principal, decimal Interest) OutstandingOn(DateOnly date)
    {
        var plan = Clone();
        plan.StopInterestAfter(date);
        plan.RefreshBalances();
        plan.SettleLastUnpaid(date);
        return (plan.TotalOutstandingPrincipal, System.Math.Max(0, plan.TotalDueInterest - plan.TotalPaidInterest));
    }

    /// <summary>Interest due and unpaid of the periods that began before a day, earned up to it.</summary>
    internal decimal OutstandingInterestOn(DateOnly date)
        => EndingOn(date).Periods.Where(period => period.From < date).Sum(static period => period.OutstandingInterest);

    /// <summary>All interest that is due on a day, period by period.</summary>
    internal decimal DueInterestOn(DateOnly date) => Periods.Sum(period => DueOn(period.From, period.Due, date).Interest);

    /// <summary>The plan as if nothing came after a day: stretches end on it, later periods have none.</summary>
    private InterestPlan EndingOn(DateOnly date)
    {
        var plan = Clone();
        if (date < Start)
        {
            foreach (var period in plan.Periods)
            {
                period.Stretches.Clear();
                period.Changed();
            }

            return plan;
        }

        if (date >= Maturity)
        {
            return plan;
        }

        var current = plan.Find(date)!;
        foreach (var period in plan.Periods.Where(period => period.Due > date))
        {
            if (period == current)
            {
                plan.CutAt(period, date);
            }
            else if (period.Previous == current && period.Stretches[0] is { CreditedInterest: > 0 } or { CreditedPrincipal: > 0 })
            {
                period.Stretches[0].To = period.Stretches[0].From;
                period.Stretches.RemoveRange(1, period.Stretches.Count - 1);
            }
            else
            {
                period.Stretches.Clear();
            }

            period.Changed();
        }

        ComputeFactors(plan.Periods);
        plan.RefreshBalances();
        plan.SettleLastUnpaid(date);
        return plan;
    }

    // Credits of the day itself stand in the next stretch; they count.
    private void CutAt(PlanPeriod period, DateOnly date)
    {
        if (StretchAt(date) is not { Stretch: var stretch })
        {
            return;
        }

        stretch.To = date;
        var next = period.Stretches.IndexOf(stretch) + 1;
        if (next < period.Stretches.Count)
        {
            stretch.CreditedPrincipal += period.Stretches[next].CreditedPrincipal;
            stretch.CreditedInterest += period.Stretches[next].CreditedInterest;
            period.Stretches.RemoveRange(next, period.Stretches.Count - next);
        }
    }
}
