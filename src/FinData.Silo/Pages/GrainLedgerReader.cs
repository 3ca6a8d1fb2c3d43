using System.Collections.Immutable;
using FinData.Grains;
using FinData.Silo.Pages.Portfolio;
using FinData.Silo.Partitions;
using FinData.Silo.Queries;

namespace FinData.Silo.Pages;

internal sealed class GrainLedgerReader(IGrainFactory grains, PartitionStatuses partitions, ILedgerStore store, MonthsKeeper months, FinDataServerOptions options) : ILedgerReader
{
    public Task<PortfolioView> GetPortfolioAsync(CancellationToken cancellationToken)
        => grains.GetGrain<IPortfolioGrain>(0).Get(cancellationToken);

    public PortfolioMonths AskMonths() => months.Ask();

    public Task<ImmutableArray<PartitionView>> GetPartitionsAsync(CancellationToken cancellationToken) => partitions.GetAsync(cancellationToken);

    public async Task<ImmutableArray<QuarantineView>> GetQuarantinedAsync(int limit, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<QuarantineView>();
        foreach (var partition in (await partitions.GetAsync(cancellationToken)).Where(static p => p.Quarantined > 0))
        {
            if (found.Count < limit)
            {
                found.AddRange((await Quarantined.ReadAsync(grains, partition.Partition, after: null, limit - found.Count, options.Queries, cancellationToken)).Contracts);
            }
        }

        return found.DrainToImmutable();
    }

    public Task<QuarantineView?> GetQuarantineAsync(string contractId, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetQuarantine(cancellationToken));

    public Task<ContractView?> GetContractAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.Get(query, cancellationToken));

    public Task<ScheduleView?> GetScheduleAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetSchedule(query, cancellationToken));

    public Task<StatementView?> GetStatementAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetStatement(query, cancellationToken));

    public Task<JournalView?> GetJournalAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetJournal(query, cancellationToken));

    public Task<TermsView?> GetTermsAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetTerms(query, cancellationToken));

    public Task<EventView?> GetEventAsync(string contractId, string eventId, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetEvent(eventId, cancellationToken));

    public Task<PayoffView?> GetPayoffAsync(string contractId, DateOnly date, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetPayoff(date, cancellationToken));

    public Task<ClientView?> GetClientAsync(string clientId, DateOnly? asOf, CancellationToken cancellationToken)
        => Ids.IsValid(clientId) ? grains.GetGrain<IClientGrain>(clientId).Get(asOf, cancellationToken) : Task.FromResult<ClientView?>(null);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
        => store.ListDeadLettersAsync(beforeSequence, limit, cancellationToken);

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken)
        => store.GetDeadLetterAsync(sequence, cancellationToken);

    private Task<T?> Ask<T>(string contractId, Func<IContractGrain, Task<T?>> question)
        where T : class
        => Ids.IsValid(contractId) ? question(grains.GetGrain<IContractGrain>(contractId)) : Task.FromResult<T?>(null);
}
