using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>Answers for one client: from its cell, which the store fills on first use and changes keep current.</summary>
[PlacedByKey]
internal sealed class ClientGrain(ClientRegistry registry, ILedgerStore store, IEventLog log, IOptions<LedgerOptions> options) : Grain, IClientGrain
{
    private const int PageSize = 1_000;

    private string Id => this.GetPrimaryKeyString();

    public async Task<ClientView?> Get(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var contracts = await ReadContractsAsync(cancellationToken);
        if (contracts.IsEmpty)
        {
            registry.Remove(Id); // an id that nobody has must not fill the cache
            return null;
        }

        if (asOf is { } date)
        {
            contracts = await AskContractsAsync(contracts, date, cancellationToken);
        }

        return ClientTotals.ToView(Id, asOf, contracts);
    }

    private async Task<ImmutableArray<ClientContract>> ReadContractsAsync(CancellationToken cancellationToken)
    {
        var cell = registry.GetOrAdd(Id);
        if (!cell.IsLoaded)
        {
            // The cell is known to the pumps before the store is read, so a change between the two is not lost.
            foreach (var partition in (await ListAsync(cancellationToken)).GroupBy(id => Partitioner.PartitionOf(Encoding.UTF8.GetBytes(id), log.PartitionCount)))
            {
                await LoadAsync(cell, partition.Key, [.. partition], cancellationToken);
            }

            cell.MarkLoaded();
        }

        return cell.ToContracts();
    }

    private async Task<List<string>> ListAsync(CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        IReadOnlyList<string> page;
        do
        {
            page = await store.ListClientContractsAsync(Id, ids.Count == 0 ? null : ids[^1], PageSize, cancellationToken);
            ids.AddRange(page);
            if (ids.Count > options.Value.MaxClientContracts)
            {
                throw new ClientTooLargeException(Id, options.Value.MaxClientContracts);
            }
        }
        while (page.Count == PageSize);
        return ids;
    }

    private async Task LoadAsync(ClientCell cell, int partition, string[] ids, CancellationToken cancellationToken)
    {
        var keys = ids.Select(static id => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(id)).ToArray();
        var results = new StoredPosition?[keys.Length];
        await store.LoadPositionsAsync(partition, keys, results, cancellationToken);
        for (var i = 0; i < ids.Length; i++)
        {
            if (results[i] is { } stored)
            {
                var state = CellState.Read(stored);
                var share = PositionSummary.Of(state.Contract, state.IsQuarantined).ToClientContract(ids[i], state.Watermark);
                cell.Apply(new ClientChange { ClientId = Id, Partition = partition, Contract = share });
            }
        }
    }

    private async Task<ImmutableArray<ClientContract>> AskContractsAsync(
        ImmutableArray<ClientContract> contracts, DateOnly date, CancellationToken cancellationToken)
    {
        var views = new ContractView?[contracts.Length];
        using var places = new SemaphoreSlim(options.Value.ClientParallelism);
        await Task.WhenAll(contracts.Select(async (contract, i) =>
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                views[i] = await GrainFactory.GetGrain<IContractGrain>(contract.ContractId).Get(new ContractQuery { AsOf = date }, cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }));
        return [.. views.OfType<ContractView>().Where(static v => v.Kind is not null).Select(static v => new ClientContract
        {
            ContractId = v.ContractId,
            Kind = v.Kind!,
            Product = v.Product!,
            Currency = v.Currency!,
            Status = v.Status,
            Balance = v.Balance,
            AccruedInterest = v.AccruedInterest,
            PrincipalOutstanding = v.PrincipalOutstanding,
            Overdue = v.Overdue,
            Watermark = v.Watermark,
        })];
    }
}
