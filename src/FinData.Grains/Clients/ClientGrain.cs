using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FinData.Grains;

/// <summary>
/// Answers for one client, from its cell. Holds no state of its own, and is reentrant, since totals at a date wait for many contracts.
/// </summary>
[PlacedByKey]
[Reentrant]
internal sealed class ClientGrain(ClientReader reader, IOptions<LedgerOptions> options) : Grain, IClientGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<ClientView?> Get(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var (contracts, isHome) = await reader.ReadAsync(Id, cancellationToken);
        if (!isHome)
        {
            MigrateOnIdle(); // the next call activates at the new home
        }

        if (contracts.IsEmpty)
        {
            return null;
        }

        if (asOf is { } date)
        {
            contracts = await AskContractsAsync(contracts, date, cancellationToken);
        }

        return ClientTotals.ToView(Id, asOf, contracts);
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
