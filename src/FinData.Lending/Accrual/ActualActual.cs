namespace FinData.Lending;

/// <summary>
/// ACT/ACT ISDA (2006 4.16(b)): days in leap years over 366, the others over 365. A stretch that has both is one fraction over 365 * 366, so that its interest
/// is still one division of whole numbers, and its journal line one line.
/// </summary>
internal static class ActualActual
{
    private const int Year = 365;
    private const int LeapYear = 366;

    /// <summary>A stretch's share of a year as a fraction of whole numbers.</summary>
    internal static (int Days, int Basis) Share(int from, int to) => Split(from, to) switch
    {
        (var others, 0) => (others, Year),
        (0, var leap) => (leap, LeapYear),
        (var others, var leap) => ((others * LeapYear) + (leap * Year), Year * LeapYear),
    };

    /// <summary>Compound growth over a stretch, units of 10^-16: that of its days in leap years times that of the others, rounded half-even.</summary>
    internal static UInt128 Growth(ScaledRate rate, int from, int to)
    {
        var (others, leap) = Split(from, to);
        return leap == 0 ? DailyFactor.Of(rate, Year).Growth(others)
            : others == 0 ? DailyFactor.Of(rate, LeapYear).Growth(leap)
            : DailyFactor.Product(DailyFactor.Of(rate, Year).Growth(others), DailyFactor.Of(rate, LeapYear).Growth(leap));
    }

    private static (int Others, int Leap) Split(int from, int to)
    {
        var leap = LeapDaysBefore(to) - LeapDaysBefore(from);
        return (to - from - leap, leap);
    }

    // Days of leap years before a day.
    private static int LeapDaysBefore(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        var before = date.Year - 1;
        var leapYears = (before / 4) - (before / 100) + (before / 400);
        return (leapYears * LeapYear) + (DateTime.IsLeapYear(date.Year) ? date.DayOfYear - 1 : 0);
    }
}
