namespace FinData.Lending;

/// <summary>How later events changed what became of earlier ones. A pure function of the history, as outcomes are.</summary>
public static class Revisions
{
    /// <summary>What became of an event when it came: the fold of everything up to its offset.</summary>
    public static Outcome FirstOutcomeOf(HistoryEntry entry, IEnumerable<HistoryEntry> history)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var then = History.Fold(history, knownAt: entry.Event.Offset);
        return then.Outcomes[then.Entries.IndexOf(entry)];
    }

    /// <summary>How many of the events below an offset have another outcome now than they had when nothing from that offset on was known.</summary>
    public static int Count(FoldResult now, IEnumerable<HistoryEntry> history, long offset)
    {
        ArgumentNullException.ThrowIfNull(now);
        var then = History.Fold(history, knownAt: offset - 1);
        var before = new Dictionary<long, Outcome>(then.Entries.Length);
        foreach (var (entry, outcome) in then.Entries.Zip(then.Outcomes))
        {
            before.Add(entry.Event.Offset, outcome);
        }

        return now.Entries.Zip(now.Outcomes).Count(pair => before.TryGetValue(pair.First.Event.Offset, out var outcome) && outcome != pair.Second);
    }
}
