namespace FinData.Lending;

/// <summary>
/// The day-count conventions: how many days lie between two dates, and how many make a year. ACT/ACT ISDA has two years (<see cref="ActualActual"/>), and
/// ACT/ACT ICMA has the contract's own periods (<see cref="RegularPeriods"/>): neither is one count over one basis.
/// </summary>
internal static class DayCounts
{
    /// <summary>No last day is known: an account, or a stretch of time by itself.</summary>
    internal const int NoMaturity = int.MaxValue;

    internal static int Basis(DayCount convention) => convention switch
    {
        DayCount.Actual365Fixed => 365,
        DayCount.Actual364 => 364,
        DayCount.Actual360 or DayCount.Thirty360 or DayCount.Thirty360European or DayCount.Thirty360Isda => 360,
        DayCount.Business252 => 252,
        _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a day count with one basis."),
    };

    /// <summary>Days from <paramref name="from"/> (counted) to <paramref name="to"/> (not counted), as day numbers in order.</summary>
    /// <param name="convention">Any but ACT/ACT, whose days alone say nothing.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="maturity">The contract's last day, which 30E/360 ISDA treats otherwise.</param>
    internal static int Days(DayCount convention, int from, int to, int maturity = NoMaturity) => convention switch
    {
        DayCount.Actual365Fixed or DayCount.Actual360 or DayCount.Actual364 => to - from,
        DayCount.Thirty360 => ThirtyDayMonths.Us(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to)),
        DayCount.Thirty360European => ThirtyDayMonths.European(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to)),
        DayCount.Thirty360Isda => ThirtyDayMonths.Isda(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to), to == maturity),
        DayCount.Business252 => BusinessCalendar.Anbima.DaysBetween(from, to),
        _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a day count with one basis."),
    };

    /// <summary>Whether a month has 30 days, so that every whole period of months is the same share of a year.</summary>
    internal static bool HasMonthsOf30(DayCount convention) => convention is DayCount.Thirty360 or DayCount.Thirty360European or DayCount.Thirty360Isda;
}
