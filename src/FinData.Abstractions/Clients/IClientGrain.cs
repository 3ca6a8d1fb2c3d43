namespace FinData;

/// <summary>One client's contracts and running totals, keyed by client id.</summary>
[Alias("findata.client")]
public interface IClientGrain : IGrainWithStringKey
{
    /// <summary>Null where no contract names the client.</summary>
    /// <param name="asOf">Null: the running totals, each contract as of its last event. A date: every contract is asked, in parallel, bounded.</param>
    [Alias("get")]
    Task<ClientView?> Get(DateOnly? asOf, CancellationToken cancellationToken);

    /// <summary>What the client's contracts earned up to a date, month by month; null where no contract names the client. Every contract is asked.</summary>
    /// <param name="asOf">Null: each contract up to its last event.</param>
    [Alias("income")]
    Task<ClientIncomeView?> GetIncome(DateOnly? asOf, CancellationToken cancellationToken);

    /// <summary>What the client's loans are expected to bring, month by month; null where no contract names the client. Every contract is asked.</summary>
    /// <param name="asOf">After this date; null: after each contract's last event.</param>
    [Alias("cash-flow")]
    Task<ClientCashFlowView?> GetCashFlow(DateOnly? asOf, CancellationToken cancellationToken);
}
