using System.Text;
using FinData.Cli.Torture;
using FinData.Events;

namespace FinData.Cli.Tests.Torture;

public sealed class TortureFeedTests
{
    private const int Count = 50_000;

    [Fact]
    public void Next_OfTheSameSeed_IsTheSame()
        => Assert.Equal(new TortureFeed(5).Next(500).Select(static e => e.EventId), new TortureFeed(5).Next(500).Select(static e => e.EventId));

    [Fact]
    public void Next_RepeatsTwoInAHundred()
    {
        var feed = new TortureFeed(1);
        var events = feed.Next(Count);

        Assert.Equal(feed.Repeats, Count - events.DistinctBy(static e => e.EventId).Count());
        Assert.InRange(feed.Repeats, Count * 0.015, Count * 0.025);
    }

    [Fact]
    public void Next_GoesOutOfOrderWithinAWindow()
    {
        var firsts = new TortureFeed(1).Next(Count).DistinctBy(static e => e.EventId).Select(static e => int.Parse(e.EventId.AsSpan(1), null)).ToList();
        var ahead = firsts.Select(static (number, place) => number - place).ToList();

        Assert.True(ahead.Max() is > 50 and <= 200, $"The furthest ahead is {ahead.Max()}.");
        Assert.Contains(ahead, static a => a < -50);
    }

    [Fact]
    public void Next_IsGoodEvents()
        => Assert.All(new TortureFeed(2).Next(8_000), static e => Assert.True(JsonEventCodec.TryDecode(e.Line, out _).IsNone, Encoding.UTF8.GetString(e.Line)));
}
