using System.Collections.Immutable;
using FinData.Grains;
using FinData.Silo.Pages.Portfolio;

namespace FinData.Silo.Pages;

/// <summary>What the pages read. Null where the id is unknown, or could be nobody's id: then no grain is woken for it.</summary>
internal interface ILedgerReader
{
    Task<PortfolioView> GetPortfolioAsync(CancellationToken cancellationToken);

    /// <summary>Income and cash flow by month as last summed; asking for them has them summed anew when it is time for that.</summary>
    PortfolioMonths AskMonths();

    Task<ImmutableArray<PartitionView>> GetPartitionsAsync(CancellationToken cancellationToken);

    /// <summary>Contracts in quarantine, over all partitions, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<QuarantineView>> GetQuarantinedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Why the contract is quarantined; null where it is not.</summary>
    Task<QuarantineView?> GetQuarantineAsync(string contractId, CancellationToken cancellationToken);

    Task<ContractView?> GetContractAsync(string contractId, ContractQuery query, CancellationToken cancellationToken);

    Task<ScheduleView?> GetScheduleAsync(string contractId, ContractQuery query, CancellationToken cancellationToken);

    Task<StatementView?> GetStatementAsync(string contractId, ContractQuery query, CancellationToken cancellationToken);

    Task<JournalView?> GetJournalAsync(string contractId, ContractQuery query, CancellationToken cancellationToken);

    Task<TermsView?> GetTermsAsync(string contractId, ContractQuery query, CancellationToken cancellationToken);

    Task<EventView?> GetEventAsync(string contractId, string eventId, CancellationToken cancellationToken);

    Task<PayoffView?> GetPayoffAsync(string contractId, DateOnly date, CancellationToken cancellationToken);

    Task<ClientView?> GetClientAsync(string clientId, DateOnly? asOf, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken);

    ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken);
}
