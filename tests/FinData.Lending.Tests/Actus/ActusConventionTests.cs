namespace FinData.Lending.Tests.Actus;

public sealed class ActusConventionTests
{
    // 2024-08-31 is a Saturday and a month's end, 2024-06-01 a Saturday and a month's beginning.
    [Theory]
    [InlineData(ActusBusinessDayConvention.NULL, "2024-08-31", "2024-08-31", "2024-08-31")]
    [InlineData(ActusBusinessDayConvention.SCF, "2024-08-31", "2024-09-02", "2024-09-02")]
    [InlineData(ActusBusinessDayConvention.CSF, "2024-08-31", "2024-09-02", "2024-08-31")]
    [InlineData(ActusBusinessDayConvention.SCMF, "2024-08-31", "2024-08-30", "2024-08-30")]
    [InlineData(ActusBusinessDayConvention.CSMF, "2024-08-31", "2024-08-30", "2024-08-31")]
    [InlineData(ActusBusinessDayConvention.SCP, "2024-06-01", "2024-05-31", "2024-05-31")]
    [InlineData(ActusBusinessDayConvention.CSP, "2024-06-01", "2024-05-31", "2024-06-01")]
    [InlineData(ActusBusinessDayConvention.SCMP, "2024-06-01", "2024-06-03", "2024-06-03")]
    [InlineData(ActusBusinessDayConvention.CSMP, "2024-06-01", "2024-06-03", "2024-06-01")]
    [InlineData(ActusBusinessDayConvention.SCF, "2024-08-30", "2024-08-30", "2024-08-30")]
    public void BusinessDays_Weekend_MoveEventAndCalculation(ActusBusinessDayConvention convention, string scheduled, string eventTime, string calculationTime)
    {
        var days = new ActusBusinessDays(convention, "MF", []);

        Assert.Equal(ActusLoan.Date(eventTime), days.EventTime(ActusLoan.Date(scheduled)));
        Assert.Equal(ActusLoan.Date(calculationTime), days.CalculationTime(ActusLoan.Date(scheduled)));
    }

    [Theory]
    [InlineData("MF", false)]
    [InlineData("MondayToFriday", false)]
    [InlineData("NC", true)]
    [InlineData("NoCalendar", true)]
    public void BusinessDays_Saturday_IsWhatTheCalendarSays(string calendar, bool isBusinessDay)
        => Assert.Equal(isBusinessDay, new ActusBusinessDays(ActusBusinessDayConvention.SCF, calendar, []).IsBusinessDay(new DateOnly(2024, 8, 31)));

    // 2024-08-29 is a Thursday.
    [Theory]
    [InlineData("MFH", "2024-08-29", "2024-09-02")]
    [InlineData("MFH", "2024-08-28", "2024-08-28")]
    [InlineData("MF", "2024-08-29", "2024-08-29")]
    [InlineData("NC", "2024-08-29", "2024-08-29")]
    public void BusinessDays_HolidaysOfTheContract_CountWithTheirCalendarOnly(string calendar, string scheduled, string eventTime)
    {
        var days = new ActusBusinessDays(ActusBusinessDayConvention.SCF, calendar, [new DateOnly(2024, 8, 29), new DateOnly(2024, 8, 30)]);

        Assert.Equal(ActusLoan.Date(eventTime), days.EventTime(ActusLoan.Date(scheduled)));
    }

    public static TheoryData<ActusDayCount, string, string, decimal> YearFractions { get; } = new()
    {
        { ActusDayCount.AA, "2023-11-01", "2024-03-01", (61 / 365m) + (60 / 366m) },
        { ActusDayCount.AA, "2023-01-01", "2024-01-01", 1 },
        { ActusDayCount.A360, "2024-01-01", "2024-03-01", 60 / 360m },
        { ActusDayCount.A365, "2024-01-01", "2024-03-01", 60 / 365m },
        { ActusDayCount.A336, "2024-01-01", "2024-03-01", 60 / 336m },
        { ActusDayCount.E30360, "2024-01-31", "2024-03-31", 60 / 360m },
        { ActusDayCount.E30360, "2024-02-29", "2024-03-31", 31 / 360m },
        { ActusDayCount.E30360ISDA, "2024-02-29", "2024-03-31", 30 / 360m },
        { ActusDayCount.E30360ISDA, "2023-08-31", "2024-02-29", 179 / 360m }, // the maturity below: its February keeps its days
        { ActusDayCount.E30360ISDA, "2022-08-31", "2023-02-28", 180 / 360m },
        { ActusDayCount.E30360ISDA, "2024-02-29", "2024-02-29", 0 },
        { ActusDayCount.E28336, "2024-01-30", "2024-03-31", 56 / 336m },
        { ActusDayCount.E28336, "2024-01-01", "2025-01-01", 336 / 336m },
        { ActusDayCount.B252, "2024-09-02", "2024-09-09", 5 / 252m },
        { ActusDayCount.A365, "2024-01-01", "2024-12-31T23:59:59", 366 / 365m },
    };

    [Theory]
    [MemberData(nameof(YearFractions))]
    public void YearFraction_Convention_CountsAsDefined(ActusDayCount convention, string from, string to, decimal expected)
    {
        var year = new ActusYearFraction(convention, new ActusBusinessDays(ActusBusinessDayConvention.NULL, "MF", []), ActusLoan.Date("2024-02-29"));

        Assert.Equal(expected, year.Between(ActusLoan.Date(from), ActusLoan.Date(to)), 27);
    }

    [Theory]
    [InlineData("2024-01-31", "2024-01-31")]
    [InlineData("2024-01-31T00:00", "2024-01-31")]
    [InlineData("2024-01-31T00:00:00", "2024-01-31")]
    [InlineData("2024-01-31T24:00:00", "2024-02-01")]
    [InlineData("2024-01-31T23:59:59", "2024-01-31T23:59:59")]
    public void TryParse_Time_ReadsItsForms(string text, string expected)
    {
        Assert.True(ActusTime.TryParse(text, out var time));

        Assert.Equal(expected, ActusTime.Format(time));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-02-30")]
    [InlineData("31.01.2024")]
    [InlineData("2024-01-31T25:00:00")]
    public void TryParse_NoTime_IsRefused(string text) => Assert.False(ActusTime.TryParse(text, out _));
}
