using FinData.Grains;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>
/// Reads one partition forward. Each read opens an iterator and closes it: that costs microseconds a block, and no reader that stands still
/// keeps old tables on the disk or the database from being opened anew.
/// </summary>
internal sealed class PartitionReader(Engine engine, PartitionTail tail, int partition, long fromOffset) : IPartitionReader
{
    private readonly ReadOptions readOptions = new ReadOptions().SetReadaheadSize(1 << 20);
    private long next = fromOffset;

    public ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        block.Clear();
        return TryFill(block) ? ValueTask.CompletedTask : new ValueTask(WaitAsync(block, cancellationToken));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task WaitAsync(RecordBlock block, CancellationToken cancellationToken)
    {
        do
        {
            await tail.WaitBeyondAsync(next).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        while (!TryFill(block));
    }

    private bool TryFill(RecordBlock block)
    {
        // Entering the scope says if the log is closed, before the tail says that there is nothing to read.
        using var scope = engine.Read();
        if (tail.Next <= next)
        {
            return false;
        }

        try
        {
            next = LogEntries.Fill(scope, partition, readOptions, block, next);
        }
        catch (Exception e) when (e is RocksDbException or InvalidDataException)
        {
            throw new LogUnavailableException($"Partition {partition} can't be read at offset {next}: {e.Message} Restore the log from a backup.", e);
        }

        return block.Count > 0
            ? true
            : throw new LogUnavailableException($"Partition {partition} holds offsets up to {tail.Next}, but none from {next} on. Restore the log from a backup.");
    }
}
