using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>One client in memory: its contracts' latest shares. Thread-safe; the order of changes does not matter, the higher watermark wins.</summary>
internal sealed class ClientCell
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, ClientChange> contracts = new(StringComparer.Ordinal);

    /// <summary>The store's contracts are in.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>When they were read last, as a timestamp of the silo's time provider.</summary>
    public long LoadedAt { get; private set; }

    public void Apply(in ClientChange change)
    {
        lock (gate)
        {
            var id = change.Contract.ContractId;
            if (!contracts.TryGetValue(id, out var known) || known.Contract.Watermark < change.Contract.Watermark)
            {
                contracts[id] = change;
            }
        }
    }

    public void MarkLoaded(long timestamp)
    {
        lock (gate)
        {
            IsLoaded = true;
            LoadedAt = timestamp;
        }
    }

    public bool Touches(int partition)
    {
        lock (gate)
        {
            return !IsLoaded || contracts.Values.Any(c => c.Partition == partition);
        }
    }

    public ImmutableArray<ClientContract> ToContracts()
    {
        lock (gate)
        {
            return [.. contracts.Values.Where(static c => !c.IsGone).Select(static c => c.Contract)];
        }
    }
}
