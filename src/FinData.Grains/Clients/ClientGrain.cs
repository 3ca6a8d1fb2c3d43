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
        var contracts = await ReadAsync(cancellationToken);
        if (contracts.IsEmpty)
        {
            return null;
        }

        if (asOf is not { } date)
        {
            return ClientTotals.ToView(Id, null, contracts);
        }

        var (views, problems) = await AskAsync(contracts, contract => contract.GetFigures(new ContractQuery { AsOf = date }, cancellationToken), cancellationToken);
        return ClientTotals.ToView(Id, asOf, [.. views.Where(static v => v.Kind is not null).Select(ToClientContract)]) with { Problems = problems };
    }

    public async Task<ClientIncomeView?> GetIncome(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var contracts = await ReadAsync(cancellationToken);
        if (contracts.IsEmpty)
        {
            return null;
        }

        var (views, problems) = await AskAsync(contracts, contract => contract.GetIncome(new ContractQuery { AsOf = asOf }, cancellationToken), cancellationToken);
        return ClientIncomeView.Of(Id, asOf, views) with { Problems = problems };
    }

    public async Task<ClientCashFlowView?> GetCashFlow(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var contracts = await ReadAsync(cancellationToken);
        if (contracts.IsEmpty)
        {
            return null;
        }

        var (views, problems) = await AskAsync(contracts, contract => contract.GetCashFlow(new ContractQuery { AsOf = asOf }, cancellationToken), cancellationToken);
        return ClientCashFlowView.Of(Id, asOf, views) with { Problems = problems };
    }

    private async Task<ImmutableArray<ClientContract>> ReadAsync(CancellationToken cancellationToken)
    {
        var (contracts, isHome) = await reader.ReadAsync(Id, cancellationToken);
        if (!isHome)
        {
            MigrateOnIdle(); // the next call activates at the new home
        }

        return contracts;
    }

    /// <summary>Asks every contract, so many at a time as the options allow. One that has nothing to answer is left out; one without figures does not fail the rest.</summary>
    private async Task<(IEnumerable<T> Views, ImmutableArray<ContractProblem> Problems)> AskAsync<T>(
        ImmutableArray<ClientContract> contracts, Func<IContractGrain, Task<T?>> question, CancellationToken cancellationToken)
        where T : class
    {
        var views = new T?[contracts.Length];
        var problems = new ContractProblem?[contracts.Length];
        using var places = new SemaphoreSlim(options.Value.ClientParallelism);
        await Task.WhenAll(contracts.Select(async (contract, i) =>
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                views[i] = await question(GrainFactory.GetGrain<IContractGrain>(contract.ContractId));
            }
            catch (Exception exception) when (ContractProblem.Of(contract.ContractId, exception) is { } problem)
            {
                problems[i] = problem;
            }
            finally
            {
                places.Release();
            }
        }));
        return (views.OfType<T>(), [.. problems.OfType<ContractProblem>()]);
    }

    private static ClientContract ToClientContract(ContractView view) => new()
    {
        ContractId = view.ContractId,
        Kind = view.Kind!,
        Product = view.Product!,
        Currency = view.Currency!,
        Status = view.Status,
        Balance = view.Balance,
        AccruedInterest = view.AccruedInterest,
        PrincipalOutstanding = view.PrincipalOutstanding,
        Overdue = view.Overdue,
        DaysPastDue = view.DaysPastDue,
        Watermark = view.Watermark,
    };
}
