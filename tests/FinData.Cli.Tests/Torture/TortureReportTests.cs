using FinData.Cli.Torture;

namespace FinData.Cli.Tests.Torture;

public sealed class TortureReportTests
{
    private static readonly TortureReport Good = new()
    {
        Events = 1_000,
        DuplicatesSent = 20,
        RetriesSent = 300,
        ServerKills = 2,
        BrokerKills = 3,
        ServerPauses = 4,
        BrokerPauses = 5,
        Recoveries = 14,
        LongestGapSeconds = 3.5,
        LongestWriteGapSeconds = 4.5,
        Lost = 0,
        Differences = 0,
        EventsInLog = 1_400,
        Seconds = 600,
    };

    [Fact]
    public void Report_AddsUpAndNamesItsFigures()
    {
        var json = Good.ToJson();
        foreach (var expected in (string[])["\"events\": 1000", "\"kills\": 5", "\"pauses\": 9", "\"duplicates_sent\": 20", "\"recoveries\": 14", "\"longest_gap_seconds\": 3.5", "\"differences\": 0"])
        {
            Assert.Contains(expected, json, StringComparison.Ordinal);
        }

        Assert.StartsWith("1,000 events acknowledged, 20 of them sent twice; 5 kills, 9 pauses, 14 recoveries;", Good.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void IsClean_OnAnyLossOrDifferenceOrWithoutEvents_IsFalse()
    {
        Assert.True(Good.IsClean());
        Assert.False((Good with { Lost = 1 }).IsClean());
        Assert.False((Good with { Differences = 1 }).IsClean());
        Assert.False((Good with { Events = 0 }).IsClean());
    }
}
