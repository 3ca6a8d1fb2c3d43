namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>
    /// Makes the plan add up again: no period owes more principal than is left in all, and the last open one takes what the others leave. Interest
    /// of paid periods behind it, as far as it is earned by <paramref name="until"/>, falls due in it.
    /// </summary>
    private void SettleLastUnpaid(DateOnly until) => SettleLastUnpaid(until, Periods.Count);

    /// <param name="rounds">Each round pays one period; one that opens another again must not go on for ever.</param>
    private void SettleLastUnpaid(DateOnly until, int rounds)
    {
        var left = TotalLent - TotalPaidPrincipal;
        foreach (var period in Periods)
        {
            var beyond = period.OutstandingPrincipal - left;
            if (beyond > 0)
            {
                period.Installment = System.Math.Max(period.Installment - beyond, period.Paid);
            }
        }

        if (Periods.FindLast(static period => !period.IsPaid) is not { } last)
        {
            return;
        }

        last.DeferredInterest = 0;
        foreach (var period in Periods)
        {
            period.IsInterestMoved = false;
        }

        var dueInterest = Periods.Sum(static period => period.DueInterest);
        var owed = Periods.Sum(static period => period.Owed);
        last.Installment += TotalLent + dueInterest - owed;
        if (last.Installment < last.Paid - last.Credited)
        {
            last.Installment = last.Paid - last.Credited;
            if (rounds > 0)
            {
                SettleLastUnpaid(until, rounds - 1);
            }
        }

        DeferInterest(last, until);
        TakePrincipalBeyondLent(last);
    }

    // Interest left by others that finds no room beside principal that was paid first would fall due as principal: it stays with those that leave it.
    private void TakePrincipalBeyondLent(PlanPeriod last)
    {
        if (last.DeferredInterest <= 0)
        {
            return;
        }

        var beyond = Periods.Sum(static period => period.DuePrincipal) - TotalLent;
        if (beyond > 0)
        {
            last.Installment = System.Math.Max(last.Installment - beyond, last.Paid - last.Credited - last.DeferredInterest);
        }
    }

    private void DeferInterest(PlanPeriod to, DateOnly until)
    {
        if (Last.Due <= to.Due)
        {
            return;
        }

        var earned = Clone();
        earned.StopInterestAfter(until);
        if (earned.Periods.FindLast(period => period.Due > to.Due && period.CarriedInterest > 0) is { } source)
        {
            to.DeferredInterest = source.CarriedInterest;
            foreach (var period in Periods)
            {
                period.IsInterestMoved |= period.Due > to.Due;
            }
        }
    }

    // Cuts the stretch of the day short, then lets nothing earn that ends later.
    private void StopInterestAfter(DateOnly date)
    {
        if (StretchAt(date) is { Period: var period, Stretch: var stretch })
        {
            stretch.To = date;
            period.Changed();
        }

        ComputeFactors(Periods);
        foreach (var p in Periods)
        {
            foreach (var s in p.Stretches)
            {
                if (s.To > date)
                {
                    s.Factor = 0;
                    s.FactorToDue = 0;
                    s.Key = default;
                    p.Changed();
                }
            }
        }
    }

    private (PlanPeriod Period, Stretch Stretch)? StretchAt(DateOnly date)
    {
        if (Find(date) is not { } period)
        {
            return null;
        }

        var at = period.Stretches.FindLastIndex(stretch =>
            date <= stretch.To && (stretch.From < date || (stretch.From == date && period.IsFirst && stretch == period.Stretches[0])));
        return at < 0 ? null : (period, period.Stretches[at]);
    }
}
