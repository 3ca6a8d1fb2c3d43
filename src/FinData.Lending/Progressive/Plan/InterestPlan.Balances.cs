namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    /// <summary>Puts a change of balance on a day, and a stretch boundary where there is none. The period that holds the day; null: no period does.</summary>
    private PlanPeriod? ChangeBalance(DateOnly date, decimal disbursed = 0, decimal correction = 0, decimal capitalized = 0)
    {
        if (Find(date) is not { } period)
        {
            return null;
        }

        var stretch = StretchEndingOn(period, date) ?? SplitAt(period, date);
        stretch.Disbursed += disbursed;
        stretch.Correction += correction;
        stretch.Capitalized += capitalized;
        period.Changed();
        return period;
    }

    // On the maturity date a change needs a stretch of its own, without days, so that a credit has a place behind it.
    private Stretch? StretchEndingOn(PlanPeriod period, DateOnly date)
    {
        if (period == Last && date == period.Due)
        {
            return period.LastStretch.Days == 0 ? period.LastStretch : null;
        }

        return period.Stretches.Find(stretch => stretch.To == date);
    }

    private static Stretch SplitAt(PlanPeriod period, DateOnly date)
    {
        var at = period.Stretches.FindLastIndex(stretch => stretch.From < date && date <= stretch.To);
        var earlier = period.Stretches[System.Math.Max(0, at)];
        var boundary = date < earlier.From ? earlier.From : date > earlier.To ? earlier.To : date;
        var later = new Stretch { From = boundary, To = earlier.To, IsPaused = earlier.IsPaused };
        earlier.To = boundary;
        period.Stretches.Insert(System.Math.Max(0, at) + 1, later);
        period.Changed();
        return earlier;
    }

    /// <summary>Carries the balances through all stretches in order.</summary>
    private void RefreshBalances()
    {
        foreach (var period in Periods)
        {
            for (var i = 0; i < period.Stretches.Count; i++)
            {
                if (i == 0 && period.IsFirst)
                {
                    continue;
                }

                var balance = System.Math.Max(0, i == 0 ? OpeningBalance(period) : After(period.Stretches[i - 1]));
                if (period.Stretches[i].Balance != balance)
                {
                    period.Stretches[i].Balance = balance;
                    period.Changed();
                }
            }
        }
    }

    private static decimal After(Stretch stretch) => stretch.Balance + stretch.Correction + stretch.Capitalized + stretch.Disbursed;

    private static decimal OpeningBalance(PlanPeriod period)
    {
        var previous = period.Previous!;
        return previous.Stretches.Count == 0 ? 0 : After(previous.LastStretch) - previous.DuePrincipal + previous.PaidPrincipal;
    }

    private static void ComputeFactors(IEnumerable<PlanPeriod> periods)
    {
        foreach (var period in periods)
        {
            RateFactors.Compute(period);
        }
    }
}
