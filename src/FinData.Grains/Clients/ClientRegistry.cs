using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>The clients in memory on this silo. Pumps beside it and, through <see cref="IClientShardGrain"/>, those of other silos bring changes.</summary>
internal sealed class ClientRegistry(IOptions<LedgerOptions> options)
{
    private readonly ConcurrentDictionary<string, ClientCell> cells = new(StringComparer.Ordinal);

    private long arrivals;

    public long Arrivals => Volatile.Read(ref arrivals);

    public bool Contains(string clientId) => !cells.IsEmpty && cells.ContainsKey(clientId);

    /// <summary>The client's cell, made on first use: it takes changes from then on, also while it is being loaded.</summary>
    public ClientCell GetOrAdd(string clientId)
    {
        if (cells.Count >= options.Value.ResidentClients)
        {
            // A cache: whoever is dropped is read from the store when asked again.
            foreach (var dropped in cells.Keys.Take(cells.Count / 10))
            {
                cells.TryRemove(dropped, out _);
            }
        }

        var cell = cells.GetOrAdd(clientId, static _ => new ClientCell());
        if (!cell.IsLoaded)
        {
            Interlocked.Increment(ref arrivals);
        }

        return cell;
    }

    public void Remove(string clientId) => cells.TryRemove(clientId, out _);

    public void Apply(IEnumerable<ClientChange> changes)
    {
        foreach (var change in changes)
        {
            if (cells.TryGetValue(change.ClientId, out var cell))
            {
                cell.Apply(change);
            }
        }
    }

    public void Invalidate(int partition)
    {
        foreach (var (clientId, cell) in cells)
        {
            if (cell.Touches(partition))
            {
                cells.TryRemove(clientId, out _);
            }
        }
    }
}
