namespace FinData.Lending;

/// <summary>The day-count conventions: how many days lie between two dates, and how many make a year.</summary>
internal static class DayCounts
{
    internal static int Basis(DayCount convention) => convention switch
    {
        DayCount.Actual365Fixed => 365,
        DayCount.Actual360 or DayCount.Thirty360 => 360,
        DayCount.Business252 => 252,
        _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a day count."),
    };

    /// <summary>Days from <paramref name="from"/> (counted) to <paramref name="to"/> (not counted), as day numbers in order.</summary>
    internal static int Days(DayCount convention, int from, int to) => convention switch
    {
        DayCount.Actual365Fixed or DayCount.Actual360 => to - from,
        DayCount.Thirty360 => Thirty360(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to)),
        DayCount.Business252 => BusinessCalendar.Anbima.DaysBetween(from, to),
        _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a day count."),
    };

    // The US bond basis with its end-of-month rules (SIA, Standard Securities Calculation Methods, 1993): the last day of February counts as a 30th when a
    // period starts there, and when it both starts and ends there. ISDA 2006 4.16(f) is the same without these two rules.
    private static int Thirty360(DateOnly from, DateOnly to)
    {
        var (fromYear, fromMonth, fromDay) = from;
        var (toYear, toMonth, toDay) = to;
        if (IsLastOfFebruary(fromYear, fromMonth, fromDay))
        {
            toDay = IsLastOfFebruary(toYear, toMonth, toDay) ? 30 : toDay;
            fromDay = 30;
        }

        toDay = toDay == 31 && fromDay >= 30 ? 30 : toDay;
        fromDay = fromDay == 31 ? 30 : fromDay;
        return ((toYear - fromYear) * 360) + ((toMonth - fromMonth) * 30) + toDay - fromDay;
    }

    private static bool IsLastOfFebruary(int year, int month, int day) => month == 2 && day >= 28 && day == DateTime.DaysInMonth(year, 2);
}
