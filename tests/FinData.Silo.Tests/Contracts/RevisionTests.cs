using CsCheck;
using FinData.Events;
using FinData.Lending;
using FinData.Lending.Tests;
using FinData.Lending.Tests.Laws;

namespace FinData.Silo.Tests.Contracts;

/// <summary>What a statement says of outcomes that later events changed.</summary>
public sealed class RevisionTests
{
    [Fact]
    public void Revisions_OfAnyLife_AreWhatEachEventSaysOfItself()
        => Lives.All.Sample(static life =>
        {
            var folded = FoldedContract.Of("c", life, withLines: true);
            var expected = folded.Fold.Entries.Zip(folded.Fold.Outcomes)
                .Select(pair => (pair.First, Now: pair.Second, Then: Revisions.FirstOutcomeOf(pair.First, life)))
                .Where(static e => e.Now != e.Then)
                .Select(static e => (e.First.Event.Offset, e.First.EventId, ReasonNames.Of(e.Then.Kind)))
                .Order();

            Assert.Equal(expected, folded.ToStatement().Revisions!.Value.Select(static r => (r.Offset, r.EventId, r.FirstOutcome)).Order());
        }, iter: 1_000);

    [Fact]
    public void Revisions_TooMuchOutOfOrder_AreLeftToEachEvent()
    {
        // Each credit takes effect before the one that came sooner.
        var life = Enumerable.Range(1, 500).Select(static n => Given.Entry(Given.Event(EventKind.Credited, Given.Day(500 - n), n, 1m)));

        var statement = FoldedContract.Of("c", [Given.Entry(Given.Opened(Given.Account(), Given.Day(0))), .. life], withLines: true).ToStatement();

        Assert.Null(statement.Revisions);
    }
}
