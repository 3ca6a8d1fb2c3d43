using System.Globalization;

namespace FinData.Lending;

/// <summary>Which days are business days. Counting between two dates costs the same for a day and for a century.</summary>
internal sealed class BusinessCalendar
{
    private readonly int first; // day number that the prefix counts start at
    private readonly ushort[] holidaysBefore; // weekday holidays before day first + i
    private readonly bool weekendsOff;

    private BusinessCalendar(string name, bool weekendsOff, IReadOnlyCollection<DateOnly> holidays)
    {
        Name = name;
        this.weekendsOff = weekendsOff;
        var weekdays = holidays.Where(static d => !IsWeekend(d.DayNumber)).Select(static d => d.DayNumber).Order().ToList();
        first = weekdays.Count == 0 ? 0 : weekdays[0];
        holidaysBefore = new ushort[weekdays.Count == 0 ? 1 : weekdays[^1] - first + 2];
        var next = 0;
        for (var i = 0; i < holidaysBefore.Length; i++)
        {
            holidaysBefore[i] = (ushort)next;
            next += next < weekdays.Count && weekdays[next] == first + i ? 1 : 0;
        }
    }

    /// <summary>Every day is a business day.</summary>
    internal static BusinessCalendar None { get; } = new("none", weekendsOff: false, []);

    /// <summary>Monday to Friday.</summary>
    internal static BusinessCalendar Weekends { get; } = new("weekends", weekendsOff: true, []);

    /// <summary>Brazil's bank days as ANBIMA counts them. The file has holidays of 2000 to 2099; other years count weekends only.</summary>
    internal static BusinessCalendar Anbima { get; } = new("ANBIMA", weekendsOff: true, ReadHolidays("ANBIMA.cal"));

    internal string Name { get; }

    internal static bool TryFind(string name, out BusinessCalendar calendar)
    {
        calendar = name == Anbima.Name ? Anbima : name == Weekends.Name ? Weekends : None;
        return calendar.Name == name;
    }

    internal bool IsBusinessDay(int day) => !weekendsOff || (!IsWeekend(day) && HolidaysBefore(day + 1) == HolidaysBefore(day));

    /// <summary>Business days from <paramref name="from"/> (counted) to <paramref name="to"/> (not counted).</summary>
    internal int DaysBetween(int from, int to)
        => weekendsOff ? WeekdaysBefore(to) - WeekdaysBefore(from) - (HolidaysBefore(to) - HolidaysBefore(from)) : to - from;

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

    // Day number 0 is Monday, 0001-01-01.
    private static bool IsWeekend(int day) => day % 7 >= 5;

    private static int WeekdaysBefore(int day) => (day / 7 * 5) + Math.Min(day % 7, 5);

    private static List<DateOnly> ReadHolidays(string resource)
    {
        using var stream = typeof(BusinessCalendar).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its calendar '{resource}'.");
        using var reader = new StreamReader(stream);
        var holidays = new List<DateOnly>();
        while (reader.ReadLine() is { } line)
        {
            if (DateOnly.TryParseExact(line.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var holiday))
            {
                holidays.Add(holiday);
            }
        }

        return holidays;
    }

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
