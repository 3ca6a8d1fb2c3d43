using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>Ids of a partition's contracts that are in quarantine. Written by the pump, saved with its totals, read by anybody at any time.</summary>
internal sealed class QuarantineList
{
    /// <summary>Ids that are listed: each goes into every checkpoint. More than that is one fault many times over; they are counted, and listed as places become free.</summary>
    public const int Most = 10_000;

    private volatile ImmutableSortedSet<string> ids = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>In order.</summary>
    public ImmutableSortedSet<string> Ids => ids;

    public bool Contains(string contractId) => ids.Contains(contractId);

    public void Add(string contractId)
    {
        if (ids.Count < Most)
        {
            ids = ids.Add(contractId);
        }
    }

    /// <summary>False where it was not listed.</summary>
    public bool Remove(string contractId)
    {
        var before = ids;
        ids = before.Remove(contractId);
        return ids.Count < before.Count;
    }

    public void Replace(IEnumerable<string> contractIds) => ids = contractIds.Order(StringComparer.Ordinal).Take(Most).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Whether as many are listed as are counted, or may be listed.</summary>
    public bool IsComplete(long counted) => ids.Count >= Math.Min(counted, Most);

    /// <summary>At most <paramref name="limit"/> ids in order, starting after <paramref name="after"/>; null: from the first.</summary>
    public static ImmutableArray<string> Page(ImmutableSortedSet<string> ids, string? after, int limit)
        => [.. (after is null ? ids : ids.SkipWhile(id => string.CompareOrdinal(id, after) <= 0)).Take(limit)];
}
