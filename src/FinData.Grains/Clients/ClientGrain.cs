using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FinData.Grains;

/// <summary>
/// Answers for one client: from its cell, which the store fills on first use and changes keep current. Holds no state of its own, and is reentrant, since
/// totals at a date wait for many contracts.
/// </summary>
[PlacedByKey]
[Reentrant]
internal sealed class ClientGrain(
    ClientRegistry registry, IClientFeed feed, ClientLoader loader, IOptions<LedgerOptions> options, TimeProvider time) : Grain, IClientGrain
{
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
        if (!feed.IsHome(Id))
        {
            // Changes go elsewhere by now. This answer comes from the store; the next call activates at the new home.
            registry.Remove(Id);
            MigrateOnIdle();
            var once = new ClientCell();
            await loader.LoadAsync(Id, once, cancellationToken);
            return once.ToContracts();
        }

        var cell = registry.GetOrAdd(Id);
        if (cell.IsLoaded && time.GetElapsedTime(cell.LoadedAt) > options.Value.ClientRefresh)
        {
            registry.Remove(Id);
            cell = registry.GetOrAdd(Id);
        }

        if (!cell.IsLoaded)
        {
            // The cell is known to the pumps before the store is read, so a change between the two is not lost.
            await loader.LoadAsync(Id, cell, cancellationToken);
            cell.MarkLoaded(time.GetTimestamp());
        }

        return cell.ToContracts();
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
