using Orleans.Concurrency;

namespace FinData;

/// <summary>
/// The address of one contract, keyed by contract id. Lives on the silo that owns the contract's partition. Views that are made by folding throw
/// <see cref="ContractQuarantinedException"/> where the contract is quarantined, and <see cref="NotComputableException"/> where only what was asked is out of range.
/// </summary>
[Alias("findata.contract")]
public interface IContractGrain : IGrainWithStringKey
{
    /// <summary>The contract's balances, or null where no event of it was ever folded. In quarantine without figures, unless those of the date asked for can be computed.</summary>
    /// <exception cref="ReadAfterTimeoutException">The position asked for was not folded in time.</exception>
    [Alias("get")]
    Task<ContractView?> Get(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>The schedule with what is paid of each installment; null for accounts and unknown contracts.</summary>
    [Alias("schedule")]
    Task<ScheduleView?> GetSchedule(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>One line per event with the balances after it, in fold order; null where the contract is unknown.</summary>
    [Alias("statement")]
    Task<StatementView?> GetStatement(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>The journal of the whole life; null where the contract is unknown.</summary>
    [Alias("journal")]
    Task<JournalView?> GetJournal(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>What settles the contract on a date; null where it is unknown or not open.</summary>
    [Alias("payoff")]
    Task<PayoffView?> GetPayoff(DateOnly date, CancellationToken cancellationToken);

    /// <summary>What was agreed; null where the contract is unknown or not open.</summary>
    [Alias("terms")]
    Task<TermsView?> GetTerms(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>What is expected of a loan after a date, month by month; null for accounts and unknown contracts.</summary>
    [Alias("cash-flow")]
    Task<CashFlowView?> GetCashFlow(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>What the contract earned up to a date, month by month; null where it is unknown.</summary>
    [Alias("income")]
    Task<IncomeView?> GetIncome(ContractQuery query, CancellationToken cancellationToken);

    /// <summary>What became of one event; null where the contract has no such event.</summary>
    [Alias("event")]
    Task<EventView?> GetEvent(string eventId, CancellationToken cancellationToken);

    /// <summary>Since when and why the contract is quarantined; null where it is not, or is unknown.</summary>
    [Alias("quarantine")]
    Task<QuarantineView?> GetQuarantine(CancellationToken cancellationToken);

    /// <summary>Completes when the contract has moved past <paramref name="watermark"/>, or with the same view after <paramref name="patience"/>.</summary>
    // A wait changes nothing and may take many seconds: other questions to the contract must not queue behind it.
    [Alias("watch")]
    [AlwaysInterleave]
    Task<ContractView?> WaitForChange(long watermark, TimeSpan patience, CancellationToken cancellationToken);
}
