namespace FinData.Lending.Tests.Calendars;

public sealed class CalendarsTests
{
    private const string Calendar = """
        # A town with market days.
        Sunday
        Monday
        2024-06-04   # a Tuesday
        2024-06-09
        """;

    [Fact]
    public void Register_OfAFile_MakesItsNameKnown()
    {
        Lending.Calendars.Register("market", Calendar);
        Assert.Contains("market", Lending.Calendars.Names);
        Assert.Equal(4, Lending.Calendars.BusinessDays("market", new DateOnly(2024, 6, 3), new DateOnly(2024, 6, 10))); // Wednesday to Saturday
        Assert.Equal(new DateOnly(2024, 6, 5), Lending.Calendars.Adjust("market", new DateOnly(2024, 6, 2), BusinessDayConvention.Following));
        Assert.Empty((Given.Loan(100m, 2, Rate.Monthly(0.01m), Amortization.Bullet) with { Calendar = "market" }).Validate());
    }

    [Fact]
    public void Register_OfTheSameDaysAgain_ChangesNothing()
    {
        Lending.Calendars.Register("twice", Calendar);
        Lending.Calendars.Register("twice", "2024-06-09\n2024-06-04\nMonday\nSunday\n");
    }

    [Theory]
    [InlineData("other")]
    [InlineData("ANBIMA")]
    [InlineData("none")]
    public void Register_OfOtherDaysUnderAKnownName_IsRefused(string name)
    {
        Lending.Calendars.Register("other", Calendar);
        var error = Assert.Throws<ArgumentException>(() => Lending.Calendars.Register(name, "Sunday"));
        Assert.Contains($"'{name}' is known with other days", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sunday\n2024-13-01", "Line 2 is '2024-13-01'")]
    [InlineData("Sonntag", "Line 1 is 'Sonntag'")]
    [InlineData("1024-01-01", "Line 1 is '1024-01-01'")]
    [InlineData("Monday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nSunday", "All seven weekdays are off")]
    public void Register_OfWhatIsNoCalendar_SaysWhereAndWhy(string text, string message)
        => Assert.Contains(message, Assert.Throws<FormatException>(() => Lending.Calendars.Register("bad", text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Register_OfALongName_IsRefused()
        => Assert.Throws<ArgumentException>(() => Lending.Calendars.Register(new string('x', 65), Calendar));

    [Fact]
    public void RegisterFolder_WithAGoodAndABadFile_NamesTheBadOne()
    {
        using var folder = new TemporaryFolder();
        folder.Write("village.cal", Calendar);
        folder.Write("readme.txt", "not a calendar");
        Lending.Calendars.RegisterFolder(folder.Path);
        Assert.True(Lending.Calendars.IsKnown("village"));
        Assert.False(Lending.Calendars.IsKnown("readme"));

        folder.Write("weekends.cal", "Sunday");
        var error = Assert.Throws<FormatException>(() => Lending.Calendars.RegisterFolder(folder.Path));
        Assert.Contains("weekends.cal", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RegisterFolder_ThatIsNotThere_SaysSo()
        => Assert.Throws<DirectoryNotFoundException>(() => Lending.Calendars.RegisterFolder(Path.Combine(Path.GetTempPath(), "no-such-folder-of-calendars")));

    [Fact]
    public void Terms_WithAnUnknownCalendar_NameTheKnownOnes()
    {
        var error = Assert.Single((Given.Loan(100m, 2, Rate.Monthly(0.01m), Amortization.Bullet) with { Calendar = "Mars" }).Validate());
        Assert.Equal(nameof(LoanTerms.Calendar), error.Field);
        Assert.Contains("ANBIMA, B3", error.Message, StringComparison.Ordinal);
    }

    // B3 trades on the state holidays of Sao Paulo since 2022, not before; and never on the year's last weekday.
    [Theory]
    [InlineData("2019-07-09", false)]
    [InlineData("2024-07-09", true)]
    [InlineData("2024-12-31", false)]
    [InlineData("2024-12-30", true)]
    public void B3_OnItsOwnHolidays_DiffersFromTheBanks(string day, bool isOpen)
    {
        Assert.Equal(isOpen ? 1 : 0, Lending.Calendars.BusinessDays(Lending.Calendars.B3, Text.Date(day), Text.Date(day).AddDays(1)));
        Assert.Equal(1, Lending.Calendars.BusinessDays(Lending.Calendars.Anbima, Text.Date(day), Text.Date(day).AddDays(1)));
    }

    /// <summary>What SOURCE.txt says of the file: bank holidays, Christmas Eve, the year's last weekday, and nothing else.</summary>
    [Fact]
    public void B3_Since2022_IsClosedWithTheBanksAtChristmasEveAndAtTheYearsEnd()
    {
        for (var day = new DateOnly(2022, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            var end = new DateOnly(day.Year, 12, 31);
            var lastWeekday = Lending.Calendars.Adjust(Lending.Calendars.Weekends, end, BusinessDayConvention.Preceding);
            var isOpen = IsOpen(Lending.Calendars.Anbima, day) && day != lastWeekday && (day.Month, day.Day) != (12, 24);

            Assert.True(isOpen == IsOpen(Lending.Calendars.B3, day), $"{day:O}");
        }
    }

    private static bool IsOpen(string calendar, DateOnly day) => Lending.Calendars.BusinessDays(calendar, day, day.AddDays(1)) == 1;

    private sealed class TemporaryFolder : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory("calendars").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);

        internal void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);
    }
}
