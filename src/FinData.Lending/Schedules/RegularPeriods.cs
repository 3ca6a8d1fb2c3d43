namespace FinData.Lending;

/// <summary>
/// ACT/ACT ICMA (rule 251): each regular period is the same share of a year, and a day is its period's share over its days. The periods are the loan's own; a
/// longer or shorter first one is measured by those that would have come before it, and time after the last by those that would follow.
/// </summary>
internal static class RegularPeriods
{
    private const int MonthsOfYear = 12;

    /// <summary>A stretch's share of a year as a fraction of whole numbers.</summary>
    internal static (int Days, int Basis) ShareOf(LoanTerms terms, int from, int to)
    {
        var rule = DueRule.Of(terms);
        var months = terms.Frequency.MonthsOrZero() * terms.Interval;
        var number = NumberAt(rule, terms, from);
        var sum = (Days: 0L, Basis: 1L);
        for (var start = from; start < to; number++)
        {
            var (first, next) = (DayOf(rule, terms, number), DayOf(rule, terms, number + 1));
            var end = Math.Min(to, next);
            sum = Plus(sum, ((long)(end - start) * months, (long)(next - first) * MonthsOfYear));
            start = end;
        }

        return ((int)sum.Days, (int)sum.Basis);
    }

    /// <summary>The same for one period whose ends are known.</summary>
    internal static (int Days, int Basis) ShareOf((int Start, int End) period, int months, int from, int to)
    {
        var (days, basis) = Plus((0, 1), ((long)(to - from) * months, (long)(period.End - period.Start) * MonthsOfYear));
        return ((int)days, (int)basis);
    }

    // The number of the due date that a day's period begins with.
    private static int NumberAt(DueRule rule, LoanTerms terms, int day)
    {
        var near = Array.BinarySearch(terms.DueDays, 0, terms.Count + 1, day);
        var number = near >= 0 ? near : ~near - 1;
        while (DayOf(rule, terms, number) > day)
        {
            number--;
        }

        while (DayOf(rule, terms, number + 1) <= day)
        {
            number++;
        }

        return number;
    }

    private static int DayOf(DueRule rule, LoanTerms terms, int number) => number >= 0 && number <= terms.Count ? terms.DueDays[number] : rule.Day(number);

    // Reduced at once: whole periods then leave no denominator, so at most the two ends have one.
    private static (long Days, long Basis) Plus((long Days, long Basis) left, (long Days, long Basis) right)
    {
        var days = (left.Days * right.Basis) + (right.Days * left.Basis);
        var basis = left.Basis * right.Basis;
        var (divisor, rest) = (basis, days);
        while (rest != 0)
        {
            (divisor, rest) = (rest, divisor % rest);
        }

        return (days / divisor, basis / divisor);
    }
}
