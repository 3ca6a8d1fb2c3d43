using CsCheck;
using FinData.Lending.Tests.Laws;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Folding;

public sealed class RevisionsTests
{
    [Fact]
    public void FirstOutcome_OfAnEventBeforeItsOpening_IsPending()
    {
        HistoryEntry[] history = [Entry(Event(EventKind.Credited, Day(3), 0, 5m)), Entry(Opened(Account(), Day(1), 1))];
        var now = History.Fold(history);

        Assert.Equal(Outcome.Applied, now.Outcomes[1]);
        Assert.Equal(Outcome.Pending, Revisions.FirstOutcomeOf(history[0], history));
        Assert.Equal(1, Revisions.Count(now, history, 1));
    }

    [Fact]
    public void FirstOutcome_OfWhatWasReversedLater_IsApplied()
    {
        HistoryEntry[] history = [Entry(Opened(Account(), Day(1))), Entry(Event(EventKind.Credited, Day(3), 1, 5m)), Entry(ReversalOf("e1", Day(4), 2))];
        Assert.Equal(Outcome.Applied, Revisions.FirstOutcomeOf(history[1], history));
        Assert.Equal(1, Revisions.Count(History.Fold(history), history, 2));
    }

    [Fact]
    public void Count_OfABackdatedEventThatChangesOnlyBalances_IsZero()
    {
        HistoryEntry[] history = [Entry(Opened(Account(), Day(1))), Entry(Event(EventKind.Credited, Day(9), 1, 5m)), Entry(Event(EventKind.Credited, Day(3), 2, 5m))];
        Assert.Equal(0, Revisions.Count(History.Fold(history), history, 2));
    }

    [Fact]
    public void Count_OfAnyLastEvent_IsThatOfTheEventsWhoseOutcomeDiffers() => Lives.All.Sample(static entries =>
    {
        if (entries.Length == 0)
        {
            return;
        }

        var last = entries.Max(static entry => entry.Event.Offset);
        var now = History.Fold(entries);
        var before = History.Fold(entries.Where(entry => entry.Event.Offset < last));
        var differ = before.Entries.Zip(before.Outcomes).Count(pair => now.Outcomes[now.Entries.IndexOf(pair.First)] != pair.Second);
        Assert.Equal(differ, Revisions.Count(now, entries, last));
    }, iter: 500);
}
