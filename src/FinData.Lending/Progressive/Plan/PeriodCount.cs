namespace FinData.Lending.Progressive;

/// <summary>How many units of the repayment frequency a period has: whole ones counted from the plan's grid, and a part by days.</summary>
internal static class PeriodCount
{
    internal static decimal Of(PlanPeriod period)
    {
        var unit = period.Plan.Terms.RepaymentFrequency;
        var seed = Seed(period, unit);
        var before = UnitsBetween(seed, period.From, unit);
        var next = before + 1;
        while (true)
        {
            var end = Calendar.Plus(seed, next, unit);
            if (end < period.Due)
            {
                next++;
                continue;
            }

            var whole = next - before - 1;
            if (end == period.Due)
            {
                return whole + 1;
            }

            var start = Calendar.Plus(seed, whole, unit);
            var rest = period.Due.DayNumber - start.DayNumber;
            return rest == 0 ? whole : period.Plan.Math.Over(rest, end.DayNumber - start.DayNumber) + whole;
        }
    }

    // The plan's start where the period lies on its grid; else the period counts from its own start.
    private static DateOnly Seed(PlanPeriod period, RepaymentFrequency unit)
    {
        var start = period.Plan.Start;
        var steps = Math.Max(1, UnitsBetween(start, period.Due, unit));
        while (Calendar.Plus(start, steps, unit) < period.Due)
        {
            steps++;
        }

        var end = Calendar.Plus(start, steps, unit);
        var isOnGrid = end == period.Due && Calendar.Plus(end, -period.Plan.Terms.RepaymentEvery, unit) == period.From;
        return isOnGrid ? start : period.From;
    }

    private static int UnitsBetween(DateOnly from, DateOnly to, RepaymentFrequency unit)
    {
        var days = to.DayNumber - from.DayNumber;
        switch (unit)
        {
            case RepaymentFrequency.Days:
                return days;
            case RepaymentFrequency.Weeks:
                return days / 7;
            case RepaymentFrequency.Years:
                return Calendar.MonthsBetween(from, to) / 12;
            default:
                // The last day of a short month stands for the seed's day.
                var isShortMonth = to.Day == DateTime.DaysInMonth(to.Year, to.Month) && from.Day > to.Day;
                return Calendar.MonthsBetween(from, isShortMonth ? to.AddDays(1) : to);
        }
    }
}
