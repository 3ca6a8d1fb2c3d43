using FinData.Grains;

namespace FinData.Simulation;

/// <summary>The store as one process sees it: with transactions, or as one whose checkpoints are many writes that anything can come between.</summary>
/// <param name="onCommit">Called with what is about to be written.</param>
internal sealed class SimulatedStore(SimulatedStorage storage, ServiceCalls calls, VirtualProcess process, Action<Checkpoint> onCommit) : ILedgerStore
{
    public ValueTask<PartitionLease> AcquireAsync(int partition, CancellationToken cancellationToken)
        => CallAsync("acquire", () => storage.Acquire(partition), cancellationToken);

    public ValueTask<PartitionLease?> ReadCheckpointAsync(int partition, CancellationToken cancellationToken)
        => CallAsync("read checkpoint", () => storage.ReadCheckpoint(partition), cancellationToken);

    public ValueTask<string> PinLogAsync(string identity, CancellationToken cancellationToken)
        => CallAsync("pin log", () => storage.PinLog(identity), cancellationToken);

    public async ValueTask LoadPositionsAsync(
        int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Memory<StoredPosition?> results, CancellationToken cancellationToken)
        => (await CallAsync("load positions", () => storage.LoadPositions(partition, contractIds), cancellationToken)).CopyTo(results);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LoadHistoryAsync(int partition, ReadOnlyMemory<byte> contractId, CancellationToken cancellationToken)
        => CallAsync("load history", () => storage.LoadHistory(partition, contractId), cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        onCommit(checkpoint);
        var result = CommitResult.Committed;
        var (partition, epoch) = (checkpoint.Partition, checkpoint.Epoch);
        foreach (var writes in storage.Plan(checkpoint))
        {
            var answer = await CallAsync($"write {writes[0].Stage}", () => storage.Write(partition, epoch, writes), cancellationToken);
            result = answer == CommitResult.StaleEpoch ? answer : result;
        }

        return result;
    }

    public ValueTask<IReadOnlyList<string>> ListClientContractsAsync(string clientId, string? after, int limit, CancellationToken cancellationToken)
        => CallAsync("list client", () => storage.ListClient(clientId, after, limit), cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListContractsAsync(int partition, string? after, int limit, CancellationToken cancellationToken)
        => throw Unused();

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken) => throw Unused();

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken) => throw Unused();

    public ValueTask<long> AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) => throw Unused();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<T> CallAsync<T>(string label, Func<T> effect, CancellationToken cancellationToken)
        => await calls.CallAsync(Service.Store, process, label, effect, cancellationToken);

    private static NotSupportedException Unused() => new("Neither pumps nor readers call this.");
}
