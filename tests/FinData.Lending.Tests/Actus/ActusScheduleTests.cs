namespace FinData.Lending.Tests.Actus;

public sealed class ActusScheduleTests
{
    [Theory]
    [InlineData("P1ML0", "2024-01-01", "2024-04-01", true, "2024-01-01 2024-02-01 2024-03-01 2024-04-01")]
    [InlineData("P1ML0", "2024-01-01", "2024-04-15", true, "2024-01-01 2024-02-01 2024-03-01 2024-04-15")]
    [InlineData("P1ML1", "2024-01-01", "2024-04-15", true, "2024-01-01 2024-02-01 2024-03-01 2024-04-01 2024-04-15")]
    [InlineData("P1ML0", "2024-01-01", "2024-04-15", false, "2024-01-01 2024-02-01 2024-03-01")]
    [InlineData("P1ML1", "2024-01-01", "2024-04-15", false, "2024-01-01 2024-02-01 2024-03-01 2024-04-01")]
    [InlineData("P1ML0", "2024-01-01", "2024-02-15", true, "2024-01-01 2024-02-15")]
    [InlineData("P1ML0", "2024-01-01", "2024-02-15", false, "2024-01-01 2024-02-01")]
    [InlineData("P1ML0", "2024-01-01", "2024-01-15", true, "2024-01-01 2024-01-15")]
    [InlineData("P1ML0", "2024-01-01", "2024-01-01", true, "2024-01-01")]
    [InlineData("P1ML0", "2024-01-01", "2024-01-01", false, "")]
    [InlineData("P1ML0", "2024-05-01", "2024-04-01", true, "2024-04-01")]
    [InlineData("", "2024-01-01", "2024-04-01", true, "2024-01-01 2024-04-01")]
    [InlineData("", "", "2024-04-01", true, "2024-04-01")]
    [InlineData("", "", "2024-04-01", false, "")]
    public void Times_AnchorCycleEnd_GiveScheduleWithStub(string cycle, string anchor, string end, bool includeEnd, string expected)
    {
        var times = ActusSchedule.Times(
            anchor.Length == 0 ? null : ActusLoan.Date(anchor),
            ActusCycle.TryParse(cycle, out var parsed) ? parsed : null,
            ActusLoan.Date(end),
            endOfMonth: false,
            includeEnd);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ActusLoan.Date), times);
    }

    [Fact]
    public void Times_EndlessSchedule_IsRefused()
    {
        Assert.True(ActusCycle.TryParse("P1DL0", out var daily));

        var refusal = Assert.Throws<ActusException>(
            () => ActusSchedule.Times(ActusLoan.Date("1900-01-01"), daily, ActusLoan.Date("2400-01-01"), endOfMonth: false, includeEnd: true));

        Assert.Contains("more than 40000 times", refusal.Message, StringComparison.Ordinal);
    }
}
