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
        Assert.IsType<OverflowException>(broken.Fault);
        Assert.Equal(
            $"figures exceed the 15 digits that amounts have when 'late' (credited) takes effect on {Iso(Steep.TooFar)}, after '{Id("before", before)}' of {Iso(1 + before)}; the rate, the amounts or the time between is too large.",
            broken.Reason);
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

    [Fact]
    public void Describe_OfEachKindOfFault_SpeaksOfContractsAndDates()
    {
        Exception[] faults = [new OverflowException("x"), new ArgumentOutOfRangeException("year"), new DivideByZeroException("x"), new ArgumentOutOfRangeException("form", 7, "x"), new InvalidOperationException("x")];

        Assert.Equal(
            [
                "figures exceed the 15 digits that amounts have after the last event; the rate, the amounts or the time between is too large.",
                "a date that follows from the terms lies beyond the calendar after the last event; the terms or the event's date reach too far.",
                "a rate, a count or a number of days is zero where it divides after the last event; the terms cannot be meant so.",
                "the rules fail after the last event; that is a fault of the server, whose log has the details (event 1006).",
                "the rules fail after the last event; that is a fault of the server, whose log has the details (event 1006).",
            ],
            faults.Select(static fault => FoldFault.Describe(fault, null, null)));
    }

    private static string Iso(int day) => Given.Day(day).ToString("O", CultureInfo.InvariantCulture);

    private static string Id(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");

    private long Add(string eventId, ContractEvent happened)
    {
        model.Add(new LogPosition(0, offset), Wire.Key("a"), Wire.Value("a", eventId, happened));
        return offset++;
    }
}
