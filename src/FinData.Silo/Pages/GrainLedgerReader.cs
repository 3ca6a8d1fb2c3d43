using System.Collections.Immutable;
using FinData.Events;
using FinData.Grains;

namespace FinData.Silo.Pages;

internal sealed class GrainLedgerReader(IGrainFactory grains, IEventLog log, ILedgerStore store, TimeProvider time) : ILedgerReader
{
    // A page that waits longer for one partition is no longer live; the others are worth showing without it.
    private static readonly TimeSpan PartitionPatience = TimeSpan.FromSeconds(2);

    public Task<PortfolioView> GetPortfolioAsync(CancellationToken cancellationToken)
        => grains.GetGrain<IPortfolioGrain>(0).Get(cancellationToken);

    public async Task<ImmutableArray<PartitionAnswer>> GetPartitionsAsync(CancellationToken cancellationToken)
        => [.. await Task.WhenAll(Enumerable.Range(0, log.PartitionCount).Select(p => AskAsync(p, cancellationToken)))];

    public Task<ContractView?> GetContractAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.Get(query, cancellationToken));

    public Task<ScheduleView?> GetScheduleAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetSchedule(query, cancellationToken));

    public Task<StatementView?> GetStatementAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetStatement(query, cancellationToken));

    public Task<JournalView?> GetJournalAsync(string contractId, ContractQuery query, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetJournal(query, cancellationToken));

    public Task<PayoffView?> GetPayoffAsync(string contractId, DateOnly date, CancellationToken cancellationToken)
        => Ask(contractId, grain => grain.GetPayoff(date, cancellationToken));

    public Task<ClientView?> GetClientAsync(string clientId, DateOnly? asOf, CancellationToken cancellationToken)
        => CouldBeId(clientId) ? grains.GetGrain<IClientGrain>(clientId).Get(asOf, cancellationToken) : Task.FromResult<ClientView?>(null);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
        => store.ListDeadLettersAsync(beforeSequence, limit, cancellationToken);

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken)
        => store.GetDeadLetterAsync(sequence, cancellationToken);

    /// <summary>As <see cref="RejectReason.InvalidId"/> has it.</summary>
    internal static bool CouldBeId(string id)
        => id.Length is > 0 and <= EventLimits.MaxIdLength && id.All(static c => char.IsAsciiLetterOrDigit(c) || "._:/-".Contains(c, StringComparison.Ordinal));

    private Task<T?> Ask<T>(string contractId, Func<IContractGrain, Task<T?>> question)
        where T : class
        => CouldBeId(contractId) ? question(grains.GetGrain<IContractGrain>(contractId)) : Task.FromResult<T?>(null);

    private async Task<PartitionAnswer> AskAsync(int partition, CancellationToken cancellationToken)
    {
        try
        {
            var status = await grains.GetGrain<IPartitionGrain>(partition).GetStatus(cancellationToken).WaitAsync(PartitionPatience, time, cancellationToken);
            return new PartitionAnswer(partition, status);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return new PartitionAnswer(partition, null);
        }
    }
}
