using System.Collections.Concurrent;

namespace FinData.Lending;

/// <summary>
/// The rule that due dates follow: rolled from the first one (so that a 31st stays a 31st), on a month's last day if they all are, then moved by the
/// business-day convention. Loans that share a rule share its days, so a due date is a table lookup on the hot path and costs a loan no memory.
/// </summary>
internal readonly record struct DueRule(DateOnly First, Frequency Frequency, int Interval, bool EndOfMonth, string Calendar, BusinessDayConvention BusinessDays)
{
    // First due dates of a portfolio are some thousands; the bound only keeps a stream of ever new rules from growing the table without end.
    private const int MaxCached = 8_192;

    private static readonly ConcurrentDictionary<DueRule, int[]> Cache = new();

    internal static DueRule Of(LoanTerms terms)
        => new(terms.FirstDueDate, terms.Frequency, terms.Interval, terms.EndOfMonth, terms.Calendar, terms.BusinessDays);

    /// <summary>The day numbers of due dates 0 (one period before the first) to at least a number.</summary>
    internal int[] Days(int count)
    {
        if (Cache.TryGetValue(this, out var days) && days.Length > count)
        {
            return days;
        }

        days = new int[count + 1];
        for (var number = 0; number <= count; number++)
        {
            days[number] = Day(number);
        }

        if (Cache.Count >= MaxCached)
        {
            Cache.Clear();
        }

        return Cache[this] = days;
    }

    /// <param name="number">1 is the first due date; others go on from it to either side.</param>
    internal int Day(int number) => Lending.Calendars.Find(Calendar).Adjust(Roll(number).DayNumber, BusinessDays);

    /// <summary>The same before the business-day convention.</summary>
    internal DateOnly Roll(int number)
    {
        var steps = Interval * (number - 1);
        var days = Frequency.DaysOrZero();
        if (days > 0)
        {
            return First.AddDays(days * steps);
        }

        var date = First.AddMonths(Frequency.MonthsOrZero() * steps);
        return EndOfMonth && IsLastOfMonth(First) ? LastOfMonth(date) : date;
    }

    private static bool IsLastOfMonth(DateOnly date) => date.Day == DateTime.DaysInMonth(date.Year, date.Month);

    private static DateOnly LastOfMonth(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
}
