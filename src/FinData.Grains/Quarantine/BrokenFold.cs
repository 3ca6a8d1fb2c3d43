using FinData.Lending;

namespace FinData.Grains;

/// <summary>Where the fold of a history breaks, and why. Nothing of it is stored: as the fold itself, it follows from the events.</summary>
/// <param name="At">The event that could not be applied; null where every event could, but not what comes after the last.</param>
/// <param name="Since">The offset with which the history came to break.</param>
/// <param name="Reason">In words; of one line.</param>
/// <param name="Fault">What the fold threw, for the log.</param>
internal sealed record BrokenFold(HistoryEntry? At, long Since, string Reason, Exception Fault)
{
    /// <summary>Null where the fold does not break.</summary>
    /// <param name="entries">In offset order.</param>
    public static BrokenFold? Find(IReadOnlyList<HistoryEntry> entries)
        => Break(entries, entries.Count) is { } broken ? broken with { Since = entries[FirstBroken(entries) - 1].Event.Offset } : null;

    /// <summary>
    /// The least number of events, counted from the first, with which it breaks. Looked for backwards in growing steps and then by halves: the time is that of a few
    /// folds, also where the contract has been broken for thousands of events.
    /// </summary>
    private static int FirstBroken(IReadOnlyList<HistoryEntry> entries)
    {
        var broken = entries.Count;
        var good = broken - 1;
        for (var step = 2; good > 0 && Break(entries, good) is not null; step *= 2)
        {
            broken = good;
            good = Math.Max(0, good - step);
        }

        while (broken - good > 1)
        {
            var middle = good + ((broken - good) / 2);
            if (Break(entries, middle) is null)
            {
                good = middle;
            }
            else
            {
                broken = middle;
            }
        }

        return broken;
    }

    private static BrokenFold? Break(IReadOnlyList<HistoryEntry> entries, int count)
    {
        var known = entries.Take(count).ToArray();
        var folded = 0;
        try
        {
            History.Fold(known, onFolded: (_, _, _) => folded++);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Entries are folded in the order of their keys, and each is reported once it is.
            var inOrder = known.OrderBy(static e => e.Event.Key).ToArray();
            var at = inOrder.ElementAtOrDefault(folded);
            return new BrokenFold(at, -1, FoldFault.Describe(exception, at, inOrder.ElementAtOrDefault(folded - 1)), exception);
        }
    }
}
