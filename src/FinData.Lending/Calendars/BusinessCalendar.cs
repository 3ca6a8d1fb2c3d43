namespace FinData.Lending;

/// <summary>Which days are business days. Counting between two dates costs the same for a day and for a century.</summary>
internal sealed class BusinessCalendar
{
    private const int DaysOfWeek = 7;

    private readonly int first; // day number that the prefix counts start at
    private readonly ushort[] holidaysBefore; // holidays on working weekdays before day first + i
    private readonly byte[] worked = new byte[DaysOfWeek + 1]; // working weekdays before weekday i, from Monday
    private readonly bool hasDaysOff;

    internal BusinessCalendar(CalendarFile file)
    {
        Source = file;
        for (var weekday = 0; weekday < DaysOfWeek; weekday++)
        {
            worked[weekday + 1] = (byte)(worked[weekday] + (file.IsOff(weekday) ? 0 : 1));
        }

        // Day number 0 is Monday, 0001-01-01.
        var holidays = file.Holidays.Select(static date => date.DayNumber).Where(day => !file.IsOff(day % DaysOfWeek)).Order().ToList();
        hasDaysOff = holidays.Count > 0 || worked[DaysOfWeek] < DaysOfWeek;
        first = holidays.Count == 0 ? 0 : holidays[0];
        holidaysBefore = new ushort[holidays.Count == 0 ? 1 : holidays[^1] - first + 2];
        var next = 0;
        for (var i = 0; i < holidaysBefore.Length; i++)
        {
            holidaysBefore[i] = (ushort)next;
            next += next < holidays.Count && holidays[next] == first + i ? 1 : 0;
        }
    }

    /// <summary>Every day is a business day.</summary>
    internal static BusinessCalendar None => Calendars.NoDaysOff;

    /// <summary>Monday to Friday.</summary>
    internal static BusinessCalendar Weekends => Calendars.WeekendsOff;

    /// <summary>Brazil's bank days as ANBIMA counts them. The file has holidays of 2000 to 2099; other years count weekends only.</summary>
    internal static BusinessCalendar Anbima => Calendars.AnbimaDays;

    /// <summary>What the calendar was made of.</summary>
    internal CalendarFile Source { get; }

    internal static bool TryFind(string name, out BusinessCalendar calendar) => Calendars.TryFind(name, out calendar);

    internal bool IsBusinessDay(int day) => !hasDaysOff || DaysBetween(day, day + 1) == 1;

    /// <summary>Business days from <paramref name="from"/> (counted) to <paramref name="to"/> (not counted).</summary>
    internal int DaysBetween(int from, int to)
        => hasDaysOff ? WorkedBefore(to) - WorkedBefore(from) - (HolidaysBefore(to) - HolidaysBefore(from)) : to - from;

    internal int Adjust(int day, BusinessDayConvention convention)
    {
        if (convention == BusinessDayConvention.Unadjusted || IsBusinessDay(day))
        {
            return day;
        }

        var backwards = convention == BusinessDayConvention.Preceding;
        var moved = Seek(day, backwards ? -1 : 1);
        return convention == BusinessDayConvention.ModifiedFollowing && DateOnly.FromDayNumber(moved).Month != DateOnly.FromDayNumber(day).Month
            ? Seek(day, -1)
            : moved;
    }

    private int WorkedBefore(int day) => (day / DaysOfWeek * worked[DaysOfWeek]) + worked[day % DaysOfWeek];

    private int HolidaysBefore(int day) => holidaysBefore[Math.Clamp(day - first, 0, holidaysBefore.Length - 1)];

    private int Seek(int day, int step)
    {
        do
        {
            day += step;
        }
        while (!IsBusinessDay(day));
        return day;
    }
}
