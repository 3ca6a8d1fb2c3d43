namespace FinData.Lending;

/// <summary>What is known of each entry before anything is folded: repeats, reversals and their targets. Null: the contract decides.</summary>
internal static class Identities
{
    /// <returns>The entries up to a date in fold order, each with its outcome where that is already certain.</returns>
    internal static List<(HistoryEntry Entry, Outcome? Decided)> Decide(IEnumerable<HistoryEntry> entries, long knownAt, DateOnly asOf)
    {
        var known = entries.Where(entry => entry.Event.Offset <= knownAt).ToList();
        known.Sort(static (left, right) => left.Event.Offset.CompareTo(right.Event.Offset));
        var decisions = new List<(HistoryEntry Entry, Outcome? Decided)>(known.Count);
        var first = new Dictionary<string, HistoryEntry>(known.Count, StringComparer.Ordinal);
        var hasReversals = false;

        // Identity looks at every known entry, also those after asOf: which of two conflicting ones is genuine does not depend on the date asked for.
        foreach (var entry in known)
        {
            Outcome? repeat = first.TryAdd(entry.EventId, entry) ? null : RepeatOf(first[entry.EventId], entry);
            if (entry.Event.EffectiveDate <= asOf)
            {
                decisions.Add((entry, repeat));
                hasReversals |= entry.Event.Kind == EventKind.Reversed;
            }
        }

        decisions.Sort(static (left, right) => left.Entry.Event.Key.CompareTo(right.Entry.Event.Key));
        if (hasReversals)
        {
            DecideReversals(decisions);
        }

        return decisions;
    }

    private static Outcome RepeatOf(HistoryEntry genuine, HistoryEntry entry)
        => genuine.Content.Span.SequenceEqual(entry.Content.Span) ? Outcome.Duplicate : Outcome.Refused(RefusalReason.ConflictingDuplicate);

    // Of several reversals of one event the first in fold order counts, so that a view at an earlier date agrees with later ones.
    private static void DecideReversals(List<(HistoryEntry Entry, Outcome? Decided)> decisions)
    {
        var places = new Dictionary<string, int>(decisions.Count, StringComparer.Ordinal);
        for (var i = 0; i < decisions.Count; i++)
        {
            if (decisions[i].Decided is null)
            {
                places.Add(decisions[i].Entry.EventId, i);
            }
        }

        for (var i = 0; i < decisions.Count; i++)
        {
            var (entry, decided) = decisions[i];
            if (decided is not null || entry.Event.Detail is not Reversal reversal)
            {
                continue;
            }

            var outcome = Decide(reversal, places, decisions, out var target);
            decisions[i] = (entry, outcome);
            if (outcome == Outcome.Applied)
            {
                decisions[target] = (decisions[target].Entry, Outcome.Reversed);
            }
        }
    }

    private static Outcome Decide(
        Reversal reversal, Dictionary<string, int> places, List<(HistoryEntry Entry, Outcome? Decided)> decisions, out int target)
    {
        if (!places.TryGetValue(reversal.TargetEventId, out target))
        {
            return Outcome.Refused(RefusalReason.UnknownReversalTarget);
        }

        var (entry, decided) = decisions[target];
        var isReversible = entry.Event.Kind is not (EventKind.Opened or EventKind.Reversed) && decided != Outcome.Reversed;
        return isReversible ? Outcome.Applied : Outcome.Refused(RefusalReason.NotReversible);
    }
}
