using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>Puts a history together from the store's blocks and the events that are still on their way there.</summary>
internal static class HistoryBlocks
{
    /// <summary>In offset order; an event that is in both comes once. Events above <paramref name="watermark"/> are left out.</summary>
    public static List<HistoryEntry> Merge(IReadOnlyList<ReadOnlyMemory<byte>> blocks, List<HistoryEntry> recent, long watermark = long.MaxValue)
    {
        var entries = new List<HistoryEntry>();
        foreach (var block in blocks)
        {
            CompactEventCodec.ReadAll(block, entries);
        }

        // Blocks overlap where a replay cut them otherwise than the run before it.
        var known = new HashSet<long>(entries.Count + recent.Count);
        entries.AddRange(recent);
        entries.RemoveAll(e => e.Event.Offset > watermark || !known.Add(e.Event.Offset));
        entries.Sort(static (a, b) => a.Event.Offset.CompareTo(b.Event.Offset));
        return entries;
    }
}
