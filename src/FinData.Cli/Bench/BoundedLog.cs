using FinData.Grains;

namespace FinData.Cli.Bench;

/// <summary>
/// A log whose readers see only up to a bound that the benchmark raises: so that one filled log serves several measurements, each of its own part.
/// Leaves the inner log open.
/// </summary>
internal sealed class BoundedLog(IEventLog inner) : IEventLog
{
    private readonly long[] bounds = new long[inner.PartitionCount];
    private TaskCompletionSource raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int PartitionCount => inner.PartitionCount;

    /// <summary>Lets readers go on to <paramref name="share"/> of each partition; returns how many records that makes visible now.</summary>
    public async Task<long> RaiseAsync(double share, CancellationToken cancellationToken)
    {
        var released = 0L;
        for (var partition = 0; partition < bounds.Length; partition++)
        {
            var next = (long)((await inner.GetRangeAsync(partition, cancellationToken)).Next * share);
            released += next - bounds[partition];
            Volatile.Write(ref bounds[partition], next);
        }

        var waiting = Interlocked.Exchange(ref raised, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.SetResult();
        return released;
    }

    public ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
        => inner.AppendAsync(records, cancellationToken);

    public IPartitionReader OpenReader(int partition, long fromOffset) => new Reader(this, partition, fromOffset, inner.OpenReader(partition, fromOffset));

    public ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken) => ValueTask.FromResult(new LogRange(0, Volatile.Read(ref bounds[partition])));

    public ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken) => inner.GetIdentityAsync(cancellationToken);

    public void NoteCheckpoint(int partition, long nextOffset) => inner.NoteCheckpoint(partition, nextOffset);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Reader(BoundedLog log, int partition, long fromOffset, IPartitionReader inner) : IPartitionReader
    {
        private long next = fromOffset;
        private RecordBlock? ahead; // read past the bound: given out when the bound rises
        private int given;

        public async ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken)
        {
            while (next >= Volatile.Read(ref log.bounds[partition]))
            {
                var change = Volatile.Read(ref log.raised).Task;
                if (next < Volatile.Read(ref log.bounds[partition]))
                {
                    break;
                }

                await change.WaitAsync(cancellationToken);
            }

            var bound = Volatile.Read(ref log.bounds[partition]);
            if (ahead is null && next + block.MaxRecords <= bound)
            {
                await inner.ReadAsync(block, cancellationToken);
                next = block.Entries[^1].Offset + 1;
                return;
            }

            // Near the bound: one record at a time out of a block of our own.
            if (ahead is null || given == ahead.Count)
            {
                ahead ??= new RecordBlock(block.MaxRecords, block.MaxBytes);
                ahead.Clear();
                given = 0;
                await inner.ReadAsync(ahead, cancellationToken);
            }

            while (given < ahead.Count && ahead.Entries[given].Offset < bound && !block.IsFull)
            {
                var entry = ahead.Entries[given++];
                block.Add(entry.Offset, ahead.Key(entry), ahead.Value(entry));
                next = entry.Offset + 1;
            }

            if (given == ahead.Count)
            {
                ahead.Dispose();
                ahead = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            ahead?.Dispose();
            return inner.DisposeAsync();
        }
    }
}
