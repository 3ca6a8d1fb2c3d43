namespace FinData.Lending.Tests.Actus;

public sealed class ActusCycleTests
{
    [Theory]
    [InlineData("P1ML0", 1, 0, true)]
    [InlineData("P3ML1", 3, 0, false)]
    [InlineData("P2QL1", 6, 0, false)]
    [InlineData("P1HL1", 6, 0, false)]
    [InlineData("P2YL0", 24, 0, true)]
    [InlineData("P1Y6ML1", 18, 0, false)]
    [InlineData("P2WL0", 0, 14, true)]
    [InlineData("P27DL1", 0, 27, false)]
    [InlineData("1M-", 1, 0, false)]
    [InlineData("1Q+", 3, 0, true)]
    public void TryParse_Notation_GivesPeriodAndStub(string text, int months, int days, bool isLongStub)
    {
        Assert.True(ActusCycle.TryParse(text, out var cycle));

        Assert.Equal((months, days, isLongStub), (cycle.Months, cycle.Days, cycle.IsLongStub));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PL0")]
    [InlineData("P0ML0")]
    [InlineData("P-1ML0")]
    [InlineData("P1ML2")]
    [InlineData("P1XL0")]
    [InlineData("P99999YL0")]
    [InlineData("1MON1L0")]
    public void TryParse_ImpossibleCycle_IsRefused(string text) => Assert.False(ActusCycle.TryParse(text, out _));

    [Theory]
    [InlineData("P1ML0", "2024-01-31", 1, false, "2024-02-29")]
    [InlineData("P1ML0", "2024-01-31", 2, false, "2024-03-31")]
    [InlineData("P1ML0", "2024-02-29", 1, false, "2024-03-29")]
    [InlineData("P1ML0", "2024-02-29", 1, true, "2024-03-31")]
    [InlineData("P1ML0", "2024-02-28", 1, true, "2024-03-28")]
    [InlineData("P30DL0", "2024-02-29", 1, true, "2024-03-30")]
    public void After_MonthEnd_FollowsConvention(string text, string anchor, int periods, bool endOfMonth, string expected)
    {
        Assert.True(ActusCycle.TryParse(text, out var cycle));

        Assert.Equal(ActusLoan.Date(expected), cycle.After(ActusLoan.Date(anchor), periods, endOfMonth));
    }
}
