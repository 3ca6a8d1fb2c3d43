namespace FinData.Lending;

/// <summary>The conventions in which every month has 30 days. They differ in what they make of a 31st and of February's last day.</summary>
internal static class ThirtyDayMonths
{
    /// <summary>
    /// The US bond basis with its end-of-month rules (SIA, Standard Securities Calculation Methods, 1993): the last day of February counts as a 30th when a
    /// period starts there, and when it both starts and ends there. ISDA 2006 4.16(f) is the same without these two rules.
    /// </summary>
    internal static int Us(DateOnly from, DateOnly to)
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

    /// <summary>The Eurobond basis, ISDA 2006 4.16(g): a 31st counts as a 30th at either end; February has no rule.</summary>
    internal static int European(DateOnly from, DateOnly to)
    {
        var (fromYear, fromMonth, fromDay) = from;
        var (toYear, toMonth, toDay) = to;
        return ((toYear - fromYear) * 360) + ((toMonth - fromMonth) * 30) + Math.Min(toDay, 30) - Math.Min(fromDay, 30);
    }

    /// <summary>ISDA 2006 4.16(h): a month's last day counts as a 30th at either end, but for a last of February that is the contract's last day.</summary>
    internal static int Isda(DateOnly from, DateOnly to, bool endsAtMaturity)
    {
        var (fromYear, fromMonth, fromDay) = from;
        var (toYear, toMonth, toDay) = to;
        var start = IsLastOfFebruary(fromYear, fromMonth, fromDay) ? 30 : Math.Min(fromDay, 30);
        var end = IsLastOfFebruary(toYear, toMonth, toDay) && !endsAtMaturity ? 30 : Math.Min(toDay, 30);
        return ((toYear - fromYear) * 360) + ((toMonth - fromMonth) * 30) + end - start;
    }

    private static bool IsLastOfFebruary(int year, int month, int day) => month == 2 && day >= 28 && day == DateTime.DaysInMonth(year, 2);
}
