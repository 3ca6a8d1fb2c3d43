namespace FinData.Lending;

/// <summary>
/// When interest is posted by agreement: on the last days of months, quarters, half years or years of the calendar, or every so many days from the opening.
/// </summary>
internal static class CapitalizationDates
{
    /// <summary>The first such day after a day that is one, or the opening.</summary>
    internal static int After(Frequency frequency, int day)
    {
        var months = frequency.MonthsOrZero();
        if (months == 0)
        {
            return day + frequency.DaysOrZero();
        }

        var next = DateOnly.FromDayNumber(day + 1);
        var month = (next.Month + months - 1) / months * months;
        return new DateOnly(next.Year, month, DateTime.DaysInMonth(next.Year, month)).DayNumber;
    }

    /// <summary>The day that a period of months ending on such a day began with.</summary>
    internal static int Before(int end, int months)
    {
        var date = DateOnly.FromDayNumber(end).AddMonths(-months);
        return new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month)).DayNumber;
    }
}
