using System.Globalization;
using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Quarantine;

public sealed class BrokenFoldTests
{
    private readonly LogModel model = new();
    private int offset;

    [Fact]
    public void Find_InASoundHistory_IsNull()
    {
        Add("open", Steep.Opened);
        Add("e1", Given.Credited(1, 100m));
        Assert.Null(BrokenFold.Find(model.EntriesOf("a")));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 40)]
    [InlineData(40, 3)]
    public void Find_WhereAnEventIsTooLate_NamesItHoweverManyCameAfter(int before, int after)
    {
        Add("open", Steep.Opened);
        for (var i = 0; i <= before; i++)
        {
            Add(Id("before", i), Given.Credited(1 + i, 100m));
        }

        var late = Add("late", Given.Credited(Steep.TooFar, 5m));
        for (var i = 0; i < after; i++)
        {
            Add(Id("after", i), Given.Credited(Steep.TooFar + i, 1m));
        }

        var broken = BrokenFold.Find(model.EntriesOf("a"))!;

        Assert.Equal(("late", late, late), (broken.At!.EventId, broken.At.Event.Offset, broken.Since));
        Assert.NotEqual("", broken.Reason);
        Assert.DoesNotContain("Parameter", broken.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WhereABackdatedEventBreaksAnEarlierOne_NamesBoth()
    {
        Add("open", Steep.Opened);
        var far = Add("far", Given.Credited(Steep.TooFar, 5m)); // nothing has borne interest up to there
        var back = Add("back", Given.Credited(1, 100m));
        Add("more", Given.Credited(2, 1m));

        var broken = BrokenFold.Find(model.EntriesOf("a"))!;

        Assert.Equal(("far", far, back), (broken.At!.EventId, broken.At.Event.Offset, broken.Since));
    }

    private static string Id(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");

    private long Add(string eventId, ContractEvent happened)
    {
        model.Add(new LogPosition(0, offset), Wire.Key("a"), Wire.Value("a", eventId, happened));
        return offset++;
    }
}
