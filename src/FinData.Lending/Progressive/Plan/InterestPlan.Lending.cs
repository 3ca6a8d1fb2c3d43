namespace FinData.Lending.Progressive;

internal sealed partial class InterestPlan
{
    internal void Disburse(DateOnly date, decimal amount)
    {
        // Where a part of a period doesn't count, a disbursement works from the period's start.
        var countsWhole = Terms.InterestPeriod == InterestPeriodKind.SameAsRepayment && !Terms.PartialPeriodInterest;
        var from = countsWhole ? Periods.Find(period => period.Due > date)?.From ?? date : date;
        Lend(from, disbursed: amount, capitalized: 0);
    }

    internal void Capitalize(DateOnly date, decimal amount) => Lend(date, disbursed: 0, capitalized: amount);

    /// <summary>The new rate works from its day on, so interest of the day before is the last at the old one.</summary>
    internal void ChangeRate(DateOnly from, decimal ratePercent)
    {
        var boundary = from.AddDays(-1);
        rates[boundary] = ratePercent;
        Recompute(boundary);
    }

    /// <summary>Adds periods behind the last one, on the grid that starts at <paramref name="seed"/> with <paramref name="existing"/> periods.</summary>
    internal void Extend(DateOnly from, int count, DateOnly seed, int existing)
    {
        var lentBefore = Last.LentBefore;
        for (var i = existing; i < existing + count; i++)
        {
            Append(new PlanPeriod(
                this,
                Calendar.Plus(seed, i * Terms.RepaymentEvery, Terms.RepaymentFrequency),
                Calendar.Plus(seed, (i + 1) * Terms.RepaymentEvery, Terms.RepaymentFrequency))
            {
                LentBefore = lentBefore,
            });
        }

        Recompute(from.AddDays(-1));
    }

    /// <summary>Moves the due date of the period that holds a day, and all later ones, one step each. False: no period holds it.</summary>
    internal bool MoveDueDates(DateOnly due, DateOnly newDue)
    {
        if (Find(due) is not { } moved)
        {
            return false;
        }

        var fixedEnd = Terms.FixedLength is { } length
            ? Calendar.Plus(Start, length + newDue.DayNumber - due.DayNumber, Terms.RepaymentFrequency)
            : (DateOnly?)null;
        moved.Due = newDue;
        moved.LastStretch.To = newDue;
        moved.Changed();
        for (var i = moved.Index + 1; i < Periods.Count; i++)
        {
            var period = Periods[i];
            var from = Periods[i - 1].Due;
            var end = i == Periods.Count - 1 && fixedEnd is { } last
                ? last
                : ScheduleDates.Next(from, newDue, Terms.RepaymentEvery, Terms.RepaymentFrequency);
            period.From = from;
            period.Due = end;
            period.Stretches[0].From = from;
            period.LastStretch.To = end;
            period.Changed();
        }

        ComputeFactors(DueFrom(due));
        RefreshBalances();
        SettleLastUnpaid(due);
        return true;
    }

    private void Recompute(DateOnly boundary)
    {
        if (ChangeBalance(boundary) is { } period)
        {
            ComputeInstallments(FirstDueAfter(period, boundary), isLending: false);
        }
    }

    private void Lend(DateOnly date, decimal disbursed, decimal capitalized)
    {
        foreach (var later in Periods)
        {
            if (date <= later.From)
            {
                later.LentBefore += disbursed + capitalized;
                later.Changed();
            }
        }

        if (ChangeBalance(date, disbursed: disbursed, capitalized: capitalized) is { } period)
        {
            ComputeInstallments(FirstDueAfter(period, date), isLending: true, date);
        }
    }

    /// <summary>What happens on a due date concerns the next period; on the last one's, that one, and so in a cumulative schedule without interest.</summary>
    private DateOnly FirstDueAfter(PlanPeriod period, DateOnly date)
        => period.Due == date && period != Last && !(Terms.IsCumulative && agreedRatePercent == 0) ? Periods[period.Index + 1].Due : period.Due;
}
