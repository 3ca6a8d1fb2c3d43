using System.Collections.Frozen;

namespace FinData.Lending;

/// <summary>Moves scheduled times to business days, and says up to which time an event's interest counts (technical specification, "Business Day Shift Convention").</summary>
internal sealed class ActusBusinessDays(ActusBusinessDayConvention convention, string calendarName, IEnumerable<DateOnly> holidays)
{
    private readonly BusinessCalendar calendar = Find(calendarName);

    private readonly FrozenSet<DateOnly> daysOff = TakesHolidays(calendarName) ? holidays.ToFrozenSet() : [];

    private readonly bool isPreceding = convention is ActusBusinessDayConvention.SCP or ActusBusinessDayConvention.SCMP
        or ActusBusinessDayConvention.CSP or ActusBusinessDayConvention.CSMP;

    private readonly bool isModified = convention is ActusBusinessDayConvention.SCMF or ActusBusinessDayConvention.CSMF
        or ActusBusinessDayConvention.SCMP or ActusBusinessDayConvention.CSMP;

    private readonly bool shiftsFirst = convention is ActusBusinessDayConvention.SCF or ActusBusinessDayConvention.SCMF
        or ActusBusinessDayConvention.SCP or ActusBusinessDayConvention.SCMP;

    internal ActusBusinessDays(ActusTerms terms)
        : this(terms.BusinessDayConvention, terms.Calendar, terms.Holidays)
    {
    }

    internal static bool TryFind(string name, out BusinessCalendar calendar)
    {
        switch (name)
        {
            case "NC" or "NoCalendar" or "NoHoliday":
                calendar = BusinessCalendar.None;
                return true;
            case "MF" or "MondayToFriday":
            case var other when TakesHolidays(other):
                calendar = BusinessCalendar.Weekends;
                return true;
            default:
                return BusinessCalendar.TryFind(name, out calendar);
        }
    }

    internal bool IsBusinessDay(DateOnly day) => calendar.IsBusinessDay(day.DayNumber) && !daysOff.Contains(day);

    internal DateTime EventTime(DateTime scheduled)
    {
        if (convention == ActusBusinessDayConvention.NULL || IsBusinessDay(DateOnly.FromDateTime(scheduled)))
        {
            return scheduled;
        }

        var moved = Seek(scheduled, isPreceding ? -1 : 1);
        return isModified && moved.Month != scheduled.Month ? Seek(scheduled, isPreceding ? 1 : -1) : moved;
    }

    internal DateTime CalculationTime(DateTime scheduled) => shiftsFirst ? EventTime(scheduled) : scheduled;

    /// <summary>Monday to Friday but for the holidays that the contract itself lists.</summary>
    private static bool TakesHolidays(string name) => name is "MFH" or "MondayToFridayWithHolidays";

    private static BusinessCalendar Find(string name)
        => TryFind(name, out var calendar) ? calendar : throw new ActusException($"calendar: '{name}' is not known");

    private DateTime Seek(DateTime time, int step)
    {
        do
        {
            time = time.AddDays(step);
        }
        while (!IsBusinessDay(DateOnly.FromDateTime(time)));
        return time;
    }
}
