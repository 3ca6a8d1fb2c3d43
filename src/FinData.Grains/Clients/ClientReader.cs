using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>Reads a client on one silo: from its cell where the client lives, which the store fills on first use and changes keep current.</summary>
internal sealed class ClientReader(ClientRegistry registry, IClientFeed feed, ClientLoader loader, IOptions<LedgerOptions> options, TimeProvider time)
{
    /// <summary>The client's contracts. <c>IsHome</c> is false where the client lives elsewhere by now: the answer then comes from the store.</summary>
    public async Task<(ImmutableArray<ClientContract> Contracts, bool IsHome)> ReadAsync(string clientId, CancellationToken cancellationToken)
    {
        if (!feed.IsHome(clientId))
        {
            registry.Remove(clientId); // changes go elsewhere
            var once = new ClientCell();
            await loader.LoadAsync(clientId, once, cancellationToken);
            return (once.ToContracts(), false);
        }

        var cell = registry.GetOrAdd(clientId);
        if (cell.IsLoaded && time.GetElapsedTime(cell.LoadedAt) > options.Value.ClientRefresh)
        {
            registry.Remove(clientId);
            cell = registry.GetOrAdd(clientId);
        }

        if (!cell.IsLoaded)
        {
            // The cell is known to the pumps before the store is read, so a change between the two is not lost.
            await loader.LoadAsync(clientId, cell, cancellationToken);
            cell.MarkLoaded(time.GetTimestamp());
        }

        var contracts = cell.ToContracts();
        if (contracts.IsEmpty)
        {
            registry.Remove(clientId); // an id that nobody has must not fill the cache
        }

        return (contracts, true);
    }
}
