using System.Text;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>Reads a client's contracts into its cell: from the store's index and positions, and from memory where that is newer.</summary>
internal sealed class ClientLoader(ILedgerStore store, ContractReader reader, IOptions<LedgerOptions> options)
{
    private const int PageSize = 1_000;

    /// <exception cref="ClientTooLargeException">The client has more contracts than a view may hold.</exception>
    public async Task LoadAsync(string clientId, ClientCell cell, CancellationToken cancellationToken)
    {
        foreach (var partition in (await ListAsync(clientId, cancellationToken)).GroupBy(reader.PartitionOf))
        {
            await LoadAsync(clientId, cell, partition.Key, [.. partition], cancellationToken);
        }
    }

    private async Task<List<string>> ListAsync(string clientId, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        IReadOnlyList<string> page;
        do
        {
            page = await store.ListClientContractsAsync(clientId, ids.Count == 0 ? null : ids[^1], PageSize, cancellationToken);
            ids.AddRange(page);
            if (ids.Count > options.Value.MaxClientContracts)
            {
                throw new ClientTooLargeException(clientId, options.Value.MaxClientContracts);
            }
        }
        while (page.Count == PageSize);
        return ids;
    }

    private async Task LoadAsync(string clientId, ClientCell cell, int partition, string[] ids, CancellationToken cancellationToken)
    {
        var keys = ids.Select(static id => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(id)).ToArray();
        var results = new StoredPosition?[keys.Length];
        await store.LoadPositionsAsync(partition, keys, results, cancellationToken);
        for (var i = 0; i < ids.Length; i++)
        {
            // A checkpoint on its way was built before the cell was known: what it takes to the store is in the partition's memory, where that is here.
            // From elsewhere every change is sent, wanted or not.
            var state = reader.FindHeld(ids[i]) ?? (results[i] is { } stored ? CellState.Read(stored) : null);
            if (state is not null && (state.IsQuarantined || state.Contract.ClientId == clientId))
            {
                var share = PositionSummary.Of(state.Contract, state.IsQuarantined).ToClientContract(ids[i], state.Watermark);
                cell.Apply(new ClientChange { ClientId = clientId, Partition = partition, Contract = share });
            }
        }
    }
}
