using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>What a fold of a whole history gives.</summary>
/// <param name="Contract">The state at the end.</param>
/// <param name="Entries">The entries in fold order.</param>
/// <param name="Outcomes">One per entry, in fold order.</param>
public sealed record FoldResult(Contract Contract, ImmutableArray<HistoryEntry> Entries, ImmutableArray<Outcome> Outcomes);

/// <summary>The pure fold of a contract's history.</summary>
public static class History
{
    /// <summary>
    /// Decides identity by offset (first with an id wins, a later one with other content is refused), sets reversed events aside, sorts by
    /// <see cref="FoldKey"/> and applies in order. Duplicates, conflicting ones, reversals and what they set aside leave no trace in the state.
    /// </summary>
    /// <param name="entries">In any order.</param>
    /// <param name="knownAt">Entries with a higher offset are left out.</param>
    /// <param name="asOf">Entries with a later effective date are left out, and the result is advanced to this date.</param>
    /// <param name="sink">Receives the journal; null costs nothing. Its last entry is the interest of the running segment.</param>
    /// <param name="onFolded">Called after each entry, in fold order, with its outcome and the position after it: what statements are made of.</param>
    public static FoldResult Fold(IEnumerable<HistoryEntry> entries,
        long knownAt = long.MaxValue,
        DateOnly? asOf = null,
        IJournalSink? sink = null,
        Action<HistoryEntry, Outcome, Position>? onFolded = null)
    {
        var decisions = Identities.Decide(entries, knownAt, asOf ?? DateOnly.MaxValue);
        var contract = new Contract();
        var sorted = ImmutableArray.CreateBuilder<HistoryEntry>(decisions.Count);
        var outcomes = ImmutableArray.CreateBuilder<Outcome>(decisions.Count);
        var awaitsTarget = false;
        foreach (var (entry, decided) in decisions)
        {
            awaitsTarget |= decided == Outcome.Refused(RefusalReason.UnknownReversalTarget);
            var outcome = decided ?? contract.Apply(entry.Event, sink);
            sorted.Add(entry);
            outcomes.Add(outcome);
            onFolded?.Invoke(entry, outcome, contract.Position);
        }

        if (asOf is { } date)
        {
            contract.AdvanceTo(date, sink);
        }

        if (sink is not null)
        {
            contract.PostRunningInterest(sink);
        }

        if (awaitsTarget)
        {
            contract.ExpectRefold();
        }

        return new FoldResult(contract, sorted.MoveToImmutable(), outcomes.MoveToImmutable());
    }
}
