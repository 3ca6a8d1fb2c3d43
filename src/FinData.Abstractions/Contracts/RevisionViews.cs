using System.Collections.Immutable;
using FinData.Events;
using FinData.Lending;

namespace FinData;

/// <summary>
/// Which outcomes of a contract's events later ones have changed. Events that come in the order in which they take effect change nothing before
/// them, so what became of each is read from one fold of the history up to the next event that came out of order.
/// </summary>
internal static class RevisionViews
{
    // Each event that came out of order costs a fold of what was known then. This many events fold in about a tenth of a second, which whoever
    // asks for a statement will wait.
    private const long MostEvents = 200_000;

    /// <summary>Null where so many events came out of order that they are not looked through.</summary>
    public static ImmutableArray<RevisionView>? Of(FoldResult now)
    {
        var arrived = now.Entries.OrderBy(static entry => entry.Event.Offset).ToArray();
        var breaks = BreaksOf(arrived);
        if ((long)breaks.Count * arrived.Length > MostEvents)
        {
            return null;
        }

        var revisions = ImmutableArray.CreateBuilder<RevisionView>();
        var outcomes = Outcomes(now);
        var from = long.MinValue;
        foreach (var offset in breaks)
        {
            revisions.AddRange(RunOf(now, from, offset).Where(run => outcomes[run.Entry.Event.Offset] != run.First).Select(static run => ToView(run.Entry, run.First)));
            from = offset;
        }

        return revisions.DrainToImmutable();
    }

    private static RevisionView ToView(HistoryEntry entry, Outcome first) => new()
    {
        Offset = entry.Event.Offset,
        EventId = entry.EventId,
        FirstOutcome = ReasonNames.Of(first.Kind),
        FirstReason = StatementViews.ReasonOf(first),
    };

    /// <summary>Events that came from an offset on, up to the next one out of order, with what became of them then.</summary>
    private static IEnumerable<(HistoryEntry Entry, Outcome First)> RunOf(FoldResult now, long from, long before)
    {
        try
        {
            var then = History.Fold(now.Entries, knownAt: before - 1);
            return then.Entries.Zip(then.Outcomes).Where(pair => pair.First.Event.Offset >= from);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return []; // the contract was in quarantine: what became of these nobody knew
        }
    }

    /// <summary>Offsets of the events that may change what became of earlier ones: those that take effect before one that came sooner, reversals, and what a reversal waited for.</summary>
    private static List<long> BreaksOf(HistoryEntry[] arrived)
    {
        var breaks = new List<long>();
        var targets = new HashSet<string>(StringComparer.Ordinal);
        FoldKey? last = null;
        foreach (var entry in arrived)
        {
            var reversal = entry.Event.Detail as Reversal;
            if (last > entry.Event.Key || reversal is not null || targets.Contains(entry.EventId))
            {
                breaks.Add(entry.Event.Offset);
            }

            if (reversal is not null)
            {
                targets.Add(reversal.TargetEventId);
            }

            last = last is { } latest && latest > entry.Event.Key ? latest : entry.Event.Key;
        }

        return breaks;
    }

    private static Dictionary<long, Outcome> Outcomes(FoldResult fold)
        => fold.Entries.Zip(fold.Outcomes).ToDictionary(static pair => pair.First.Event.Offset, static pair => pair.Second);
}
