using FinData.Grains;

namespace FinData.Cli.Bench;

/// <summary>
/// A log whose readers see only up to a bound that the benchmark raises: so that one filled log serves several measurements, each of its own part.
/// Leaves the inner log open.
/// </summary>
internal sealed class BoundedLog(IEventLog inner) : IEventLog
{
    private readonly IEventLog inner = inner;
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

    public IPartitionReader OpenReader(int partition, long fromOffset) => new Reader(this, partition, fromOffset);

    public ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken) => ValueTask.FromResult(new LogRange(0, Volatile.Read(ref bounds[partition])));

    public ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken) => inner.GetIdentityAsync(cancellationToken);

    public void NoteCheckpoint(int partition, long nextOffset) => inner.NoteCheckpoint(partition, nextOffset);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>At the bound it closes the inner reader, so that what that one would fetch ahead is paid for by the measurement that uses it.</summary>
    private sealed class Reader(BoundedLog log, int partition, long fromOffset) : IPartitionReader
    {
        private long next = fromOffset;
        private IPartitionReader? inner;
        private RecordBlock? ahead; // read past the bound: given out when the bound rises
        private int given;

        public async ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken)
        {
            while (next >= Volatile.Read(ref log.bounds[partition]))
            {
                await CloseAsync();
                var change = Volatile.Read(ref log.raised).Task;
                if (next < Volatile.Read(ref log.bounds[partition]))
                {
                    break;
                }

                await change.WaitAsync(cancellationToken);
            }

            inner ??= log.inner.OpenReader(partition, next);
            var bound = Volatile.Read(ref log.bounds[partition]);
            if (ahead is null && next + block.MaxRecords <= bound)
            {
                await inner.ReadAsync(block, cancellationToken);
                next = block.Next;
                return;
            }

            // Near the bound: one record at a time out of a block of our own.
            if (ahead is null || given == ahead.Count)
            {
                ahead ??= new RecordBlock(block.MaxRecords, block.MaxBytes);
                given = 0;
                await inner.ReadAsync(ahead, cancellationToken);
            }

            block.Clear();
            while (given < ahead.Count && ahead.Entries[given].Offset < bound && !block.IsFull)
            {
                var entry = ahead.Entries[given++];
                block.Add(entry.Offset, ahead.Key(entry), ahead.Value(entry));
            }

            block.SkipTo(given == ahead.Count ? Math.Min(ahead.Next, bound) : block.Next);
            next = block.Next;
            if (given == ahead.Count)
            {
                ahead.Dispose();
                ahead = null;
            }
        }

        public ValueTask DisposeAsync() => CloseAsync();

        private async ValueTask CloseAsync()
        {
            ahead?.Dispose();
            ahead = null;
            if (inner is { } open)
            {
                inner = null;
                await open.DisposeAsync();
            }
        }
    }
}
