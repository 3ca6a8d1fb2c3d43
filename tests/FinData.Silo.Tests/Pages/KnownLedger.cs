using System.Collections.Immutable;
using FinData.Grains;
using FinData.Silo.Pages;
using FinData.Silo.Pages.Portfolio;

namespace FinData.Silo.Tests.Pages;

/// <summary>A ledger that answers what a test put into it, and remembers what it was asked.</summary>
internal sealed class KnownLedger : ILedgerReader
{
    public PortfolioView Portfolio { get; set; } = new() { Lines = [], Contracts = 0, MissingPartitions = [] };

    public ImmutableArray<PartitionView> Partitions { get; set; } = [];

    public Dictionary<string, ContractView> Contracts { get; } = [];

    public Dictionary<string, ClientView> Clients { get; } = [];

    public Dictionary<string, StatementView> Statements { get; } = [];

    public Dictionary<string, ScheduleView> Schedules { get; } = [];

    public Dictionary<string, JournalView> Journals { get; } = [];

    public Dictionary<string, PayoffView> Payoffs { get; } = [];

    public Dictionary<string, TermsView> Terms { get; } = [];

    /// <summary>By event id.</summary>
    public Dictionary<string, EventView> Events { get; } = [];

    public PortfolioMonths Months { get; set; } = PortfolioMonths.None;

    public List<DeadLetter> DeadLetters { get; } = [];

    public ContractQuery? LastQuery { get; private set; }

    public DateOnly? LastPayoffDate { get; private set; }

    /// <summary>Thrown by every question while it is set.</summary>
    public Exception? Failure { get; set; }

    public Task<PortfolioView> GetPortfolioAsync(CancellationToken cancellationToken)
        => Failure is null ? Task.FromResult(Portfolio) : Task.FromException<PortfolioView>(Failure);

    public Task<ImmutableArray<PartitionView>> GetPartitionsAsync(CancellationToken cancellationToken) => Task.FromResult(Partitions);

    public List<QuarantineView> Quarantined { get; } = [];

    public Task<ImmutableArray<QuarantineView>> GetQuarantinedAsync(int limit, CancellationToken cancellationToken)
        => Task.FromResult<ImmutableArray<QuarantineView>>([.. Quarantined.Take(limit)]);

    public Task<QuarantineView?> GetQuarantineAsync(string contractId, CancellationToken cancellationToken)
        => Task.FromResult(Quarantined.Find(q => q.ContractId == contractId));

    public Task<ContractView?> GetContractAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
    {
        LastQuery = query;
        return Find(Contracts, contractId);
    }

    public Task<ScheduleView?> GetScheduleAsync(string contractId, ContractQuery query, CancellationToken cancellationToken) => Find(Schedules, contractId);

    public Task<StatementView?> GetStatementAsync(string contractId, ContractQuery query, CancellationToken cancellationToken) => Find(Statements, contractId);

    public Task<JournalView?> GetJournalAsync(string contractId, ContractQuery query, CancellationToken cancellationToken) => Find(Journals, contractId);

    public PortfolioMonths AskMonths() => Months;

    public Task<TermsView?> GetTermsAsync(string contractId, ContractQuery query, CancellationToken cancellationToken) => Find(Terms, contractId);

    public Task<EventView?> GetEventAsync(string contractId, string eventId, CancellationToken cancellationToken) => Find(Events, eventId);

    public Task<PayoffView?> GetPayoffAsync(string contractId, DateOnly date, CancellationToken cancellationToken)
    {
        LastPayoffDate = date;
        return Find(Payoffs, contractId);
    }

    public Task<ClientView?> GetClientAsync(string clientId, DateOnly? asOf, CancellationToken cancellationToken) => Find(Clients, clientId);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<DeadLetter>>(
            [.. DeadLetters.Where(l => beforeSequence is null || l.Sequence < beforeSequence).OrderByDescending(static l => l.Sequence).Take(limit)]);

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken)
        => ValueTask.FromResult(DeadLetters.SingleOrDefault(l => l.Sequence == sequence));

    private Task<T?> Find<T>(Dictionary<string, T> known, string id)
        where T : class
        => Failure is null ? Task.FromResult(known.GetValueOrDefault(id)) : Task.FromException<T?>(Failure);
}
