namespace FinData.Lending;

/// <summary>
/// The technical specification's year fraction Y(s, t), by the dictionary's day count conventions:
/// AA is actual/actual as ISDA 2006 4.16(b); A360, A365 and A336 count actual days; 30E360 is ISDA 2006 4.16(g), with a 31st as a 30th; 30E360ISDA is 4.16(h),
/// with the last day of any month as a 30th, except a maturity at the end of February; 28E336 is the same idea with months of 28 days; B252 counts business
/// days from the first day on, without the last.
/// </summary>
internal sealed class ActusYearFraction(ActusDayCount convention, ActusBusinessDays businessDays, DateTime? maturity)
{
    private readonly DateOnly? maturityDay = maturity is { } time ? ActusTime.Day(time) : null;

    internal decimal Between(DateTime from, DateTime to)
    {
        var start = ActusTime.Day(from);
        var end = ActusTime.Day(to);
        return convention switch
        {
            // A day has no length, though 30E360ISDA reads a maturity at the end of February in one way as a start and in another as an end.
            _ when start == end => 0,
            ActusDayCount.AA => ActualActual(start, end),
            ActusDayCount.A360 => (end.DayNumber - start.DayNumber) / 360m,
            ActusDayCount.A365 => (end.DayNumber - start.DayNumber) / 365m,
            ActusDayCount.A336 => (end.DayNumber - start.DayNumber) / 336m,
            ActusDayCount.E30360 => Uniform(start, end, Math.Min(start.Day, 30), Math.Min(end.Day, 30), 30),
            ActusDayCount.E30360ISDA => Uniform(start, end, IsdaDay(start, isEnd: false), IsdaDay(end, isEnd: true), 30),
            ActusDayCount.E28336 => Uniform(start, end, Math.Min(start.Day, 28), Math.Min(end.Day, 28), 28),
            ActusDayCount.B252 => BusinessDaysBetween(start, end) / 252m,
            _ => throw new ArgumentOutOfRangeException(nameof(convention), convention, "Not a day count."),
        };
    }

    private static decimal ActualActual(DateOnly start, DateOnly end)
    {
        var days = 0;
        var leapDays = 0;
        for (var year = start.Year; year <= end.Year; year++)
        {
            var first = year == start.Year ? start.DayNumber : new DateOnly(year, 1, 1).DayNumber;
            var next = year == end.Year ? end.DayNumber : new DateOnly(year + 1, 1, 1).DayNumber;
            if (DateTime.IsLeapYear(year))
            {
                leapDays += next - first;
            }
            else
            {
                days += next - first;
            }
        }

        return (days / 365m) + (leapDays / 366m);
    }

    private static decimal Uniform(DateOnly start, DateOnly end, int startDay, int endDay, int daysOfMonth)
        => (decimal)((daysOfMonth * ((12 * (end.Year - start.Year)) + end.Month - start.Month)) + endDay - startDay) / (12 * daysOfMonth);

    private int IsdaDay(DateOnly day, bool isEnd)
    {
        var isLast = day.Day == DateTime.DaysInMonth(day.Year, day.Month);
        var isMaturityInFebruary = isEnd && day.Month == 2 && day == maturityDay;
        return isLast && !isMaturityInFebruary ? 30 : day.Day;
    }

    private int BusinessDaysBetween(DateOnly start, DateOnly end)
    {
        var days = 0;
        for (var day = start; day < end; day = day.AddDays(1))
        {
            days += businessDays.IsBusinessDay(day) ? 1 : 0;
        }

        return days;
    }
}
