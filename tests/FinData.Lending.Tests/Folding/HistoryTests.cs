using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Folding;

public sealed class HistoryTests
{
    private static readonly HistoryEntry Open = Entry(Opened(Account(credit: 0.05m), Day(0)), "open");
    private static readonly HistoryEntry Hundred = Entry(Event(EventKind.Credited, Day(1), 1, 100m), "hundred");
    private static readonly HistoryEntry Fifty = Entry(Event(EventKind.Credited, Day(3), 2, 50m), "fifty");

    [Fact]
    public void Repeat_WithEqualContent_IsDuplicate()
    {
        var result = History.Fold([Open, Hundred, Entry(Hundred.Event.At(7), "hundred")]);
        Assert.Equal([Outcome.Applied, Outcome.Applied, Outcome.Duplicate], result.Outcomes);
        Assert.Equal(100m, result.Contract.Position.Balance);
    }

    [Fact]
    public void Repeat_WithOtherContent_IsConflictingWhateverItsDate()
    {
        var conflict = Entry(Event(EventKind.Credited, Day(0), 7, 1m), "hundred");
        var result = History.Fold([conflict, Hundred, Open]);
        Assert.Equal([Outcome.Applied, Outcome.Refused(RefusalReason.ConflictingDuplicate), Outcome.Applied], result.Outcomes);
        Assert.Equal(100m, result.Contract.Position.Balance);
    }

    [Fact]
    public void Reversal_SetsItsTargetAside_AsIfNeitherWere()
    {
        var reversal = Entry(ReversalOf("fifty", Day(9), 3), "undo");
        var result = History.Fold([Open, Hundred, Fifty, reversal]);
        Assert.Equal([Outcome.Applied, Outcome.Applied, Outcome.Reversed, Outcome.Applied], result.Outcomes);
        Assert.Equal(History.Fold([Open, Hundred]).Contract.Position, result.Contract.Position);
    }

    [Fact]
    public void Reversal_ThatArrivesFirst_Counts()
    {
        var reversal = Entry(ReversalOf("fifty", Day(2), 1), "undo");
        var result = History.Fold([reversal, Open, Entry(Fifty.Event.At(5), "fifty")]);
        Assert.Equal(0m, result.Contract.Position.Balance);
        Assert.Equal([Outcome.Applied, Outcome.Applied, Outcome.Reversed], result.Outcomes);
    }

    [Theory]
    [InlineData("nothing", RefusalReason.UnknownReversalTarget)]
    [InlineData("open", RefusalReason.NotReversible)]
    [InlineData("undo", RefusalReason.NotReversible)]
    [InlineData("fifty", RefusalReason.NotReversible)]
    public void Reversal_OfWhatCannotBe_IsRefused(string target, RefusalReason reason)
    {
        var undo = Entry(ReversalOf("fifty", Day(4), 3), "undo");
        var result = History.Fold([Open, Hundred, Fifty, undo, Entry(ReversalOf(target, Day(5), 4), "again")]);
        Assert.Equal(Outcome.Refused(reason), result.Outcomes[^1]);
        Assert.Equal(100m, result.Contract.Position.Balance);
    }

    [Fact]
    public void Reversal_DatedAfterAsOf_DoesNotCount()
    {
        var undo = Entry(ReversalOf("fifty", Day(9), 3), "undo");
        Assert.Equal(150m, History.Fold([Open, Hundred, Fifty, undo], asOf: Day(8)).Contract.Position.Balance);
        Assert.Equal(100m, History.Fold([Open, Hundred, Fifty, undo], asOf: Day(9)).Contract.Position.Balance);
        Assert.Equal(150m, History.Fold([Open, Hundred, Fifty, undo], knownAt: 2).Contract.Position.Balance);
    }

    [Fact]
    public void OnFolded_TellsThePositionAfterEachEntry()
    {
        var seen = new List<(string, OutcomeKind, decimal)>();
        History.Fold([Fifty, Open, Hundred], onFolded: (entry, outcome, position) => seen.Add((entry.EventId, outcome.Kind, position.Balance)));
        Assert.Equal([("open", OutcomeKind.Applied, 0m), ("hundred", OutcomeKind.Applied, 100m), ("fifty", OutcomeKind.Applied, 150m)], seen);
    }

    [Fact]
    public void Opening_AtTheStartOfItsDay_ComesBeforeEarlierArrivals()
    {
        var result = History.Fold([Entry(Event(EventKind.Credited, Day(0), 0, 5m), "early"), Entry(Opened(Account(), Day(0), 1), "open")]);
        Assert.Equal([Outcome.Applied, Outcome.Applied], result.Outcomes);
        Assert.Equal(5m, result.Contract.Position.Balance);
    }
}
