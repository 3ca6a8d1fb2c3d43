using FinData.Grains;

namespace FinData.Cli.Bench;

/// <summary>A store that keeps nothing: what is left of the pump is decoding and folding.</summary>
internal sealed class DiscardingStore : ILedgerStore
{
    public ValueTask<PartitionLease> AcquireAsync(int partition, CancellationToken cancellationToken)
        => ValueTask.FromResult(new PartitionLease(partition, 1, 0, default));

    public ValueTask<PartitionLease?> ReadCheckpointAsync(int partition, CancellationToken cancellationToken) => ValueTask.FromResult<PartitionLease?>(null);

    public ValueTask<string> PinLogAsync(string identity, CancellationToken cancellationToken) => ValueTask.FromResult(identity);

    public ValueTask LoadPositionsAsync(
        int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Memory<StoredPosition?> results, CancellationToken cancellationToken)
        => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LoadHistoryAsync(int partition, ReadOnlyMemory<byte> contractId, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([]);

    public ValueTask<CommitResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken) => ValueTask.FromResult(CommitResult.Committed);

    public ValueTask<IReadOnlyList<string>> ListClientContractsAsync(string clientId, string? after, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<string>>([]);

    public ValueTask<IReadOnlyList<string>> ListContractsAsync(int partition, string? after, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<string>>([]);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<DeadLetter>>([]);

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken) => ValueTask.FromResult<DeadLetter?>(null);

    public ValueTask<long> AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) => ValueTask.FromResult(1L);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
