using CsCheck;

namespace FinData.Lending.Tests.Calendars;

public sealed class BusinessCalendarTests
{
    // Counts that python-bizdays asserts in its own tests of this calendar. It first moves a start forwards and an end backwards to a business day. We don't:
    // Friday to Saturday and Saturday to Monday must add up to Friday to Monday, or a booking on a Saturday would cost its account a day's interest.
    [Theory]
    [InlineData("2013-07-12", "2014-07-12", 251)]
    [InlineData("2013-08-21", "2013-08-24", 2)]
    [InlineData("2013-01-01", "2013-01-31", 21)]
    [InlineData("2013-01-01", "2014-01-01", 252)]
    [InlineData("2014-01-01", "2015-01-01", 252)]
    public void DaysBetween_ByAnbima_AgreesWithThePublishedCounts(string from, string to, int days)
    {
        var calendar = BusinessCalendar.Anbima;
        var first = calendar.Adjust(Text.Date(from).DayNumber, BusinessDayConvention.Following);
        var last = calendar.Adjust(Text.Date(to).DayNumber, BusinessDayConvention.Preceding);
        Assert.Equal(days, calendar.DaysBetween(first, last));
    }

    [Fact]
    public void DaysBetween_SplitAnywhere_AddsUp()
        => Gen.Select(Gen.Int[730_000, 760_000], Gen.Int[0, 400], Gen.Int[0, 400]).Sample(static (from, first, second) => Assert.Equal(
            BusinessCalendar.Anbima.DaysBetween(from, from + first + second),
            BusinessCalendar.Anbima.DaysBetween(from, from + first) + BusinessCalendar.Anbima.DaysBetween(from + first, from + first + second)));

    [Fact]
    public void DaysBetween_OfAnyDates_IsTheCountOfBusinessDays()
        => Gen.Select(Gen.Int[720_000, 780_000], Gen.Int[0, 800], Gen.Int[0, 3]).Sample(static (from, length, which) =>
        {
            BusinessCalendar[] calendars = [BusinessCalendar.Anbima, Lending.Calendars.Find("weekends"), Lending.Calendars.Find("none"), Lending.Calendars.Find("B3")];
            var calendar = calendars[which];
            Assert.Equal(Enumerable.Range(from, length).Count(calendar.IsBusinessDay), calendar.DaysBetween(from, from + length));
        }, iter: 3_000);

    [Theory]
    [InlineData(BusinessDayConvention.Unadjusted, "2024-03-30", "2024-03-30")]
    [InlineData(BusinessDayConvention.Following, "2024-03-30", "2024-04-01")]
    [InlineData(BusinessDayConvention.ModifiedFollowing, "2024-03-30", "2024-03-28")] // the 29th is Good Friday
    [InlineData(BusinessDayConvention.Preceding, "2024-03-30", "2024-03-28")]
    [InlineData(BusinessDayConvention.ModifiedFollowing, "2024-02-12", "2024-02-14")] // Carnival
    [InlineData(BusinessDayConvention.Preceding, "2024-02-13", "2024-02-09")]
    [InlineData(BusinessDayConvention.Preceding, "2024-02-14", "2024-02-14")]
    public void Adjust_ByAnbima_MovesToABusinessDay(BusinessDayConvention convention, string date, string moved)
        => Assert.Equal(Text.Date(moved), DateOnly.FromDayNumber(BusinessCalendar.Anbima.Adjust(Text.Date(date).DayNumber, convention)));

    [Fact]
    public void Anbima_HasBlackConsciousnessDayFrom2024()
    {
        Assert.True(BusinessCalendar.Anbima.IsBusinessDay(new DateOnly(2023, 11, 20).DayNumber));
        Assert.False(BusinessCalendar.Anbima.IsBusinessDay(new DateOnly(2024, 11, 20).DayNumber));
    }
}
