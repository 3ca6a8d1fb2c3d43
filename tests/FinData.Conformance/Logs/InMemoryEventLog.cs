using FinData.Grains;

namespace FinData.Conformance;

/// <summary>
/// A log in memory for tests: the port's contract without a disk, with <see cref="Hooks"/> for faults. Every call completes at once unless it waits for
/// records or is hooked, and continuations keep the caller's context, so that a simulation on one thread stays on it.
/// </summary>
public sealed class InMemoryEventLog : IEventLog
{
    private readonly InMemoryPartition[] partitions;
    private volatile bool closed;

    public InMemoryEventLog(int partitionCount)
        : this([.. Enumerable.Range(0, partitionCount).Select(_ => new InMemoryPartition())])
    {
    }

    private InMemoryEventLog(InMemoryPartition[] partitions) => this.partitions = partitions;

    public CallHooks<LogCall> Hooks { get; } = new();

    public int PartitionCount => partitions.Length;

    public async ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
    {
        await Hooks.EnterAsync(LogCall.Append, cancellationToken);
        ThrowIfClosed();
        var positions = Append(records.Span);
        Hooks.Leave(LogCall.Append);
        return positions;
    }

    /// <summary>Appends one record on the caller's thread, past every hook.</summary>
    public LogPosition Append(int partition, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var position = new LogPosition(partition, partitions[partition].Append(key, value));
        partitions[partition].Wake();
        return position;
    }

    /// <summary>Adds at most <paramref name="limit"/> records at or above <paramref name="from"/> to the block, past every hook; gives where to go on.</summary>
    public long Read(int partition, RecordBlock block, long from, int limit) => partitions[partition].Fill(block, from, limit);

    /// <summary>What the partition holds, past every hook.</summary>
    public LogRange Range(int partition) => partitions[partition].Range;

    /// <summary>Leaves a gap: the partition's next record gets an offset that is <paramref name="count"/> higher, as a broker's transaction markers do.</summary>
    public void SkipOffsets(int partition, long count) => partitions[partition].Skip(count);

    public IPartitionReader OpenReader(int partition, long fromOffset)
    {
        ThrowIfClosed();
        return new Reader(this, partitions[partition], fromOffset);
    }

    public async ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken)
    {
        await Hooks.EnterAsync(LogCall.GetRange, cancellationToken);
        ThrowIfClosed();
        var range = partitions[partition].Range;
        Hooks.Leave(LogCall.GetRange);
        return range;
    }

    /// <summary>The same records behind a new log with new hooks: what a process finds that starts again. This one is closed.</summary>
    public InMemoryEventLog Reopen()
    {
        Close();
        return new InMemoryEventLog(partitions);
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Close()
    {
        closed = true;
        foreach (var partition in partitions)
        {
            partition.Wake();
        }
    }

    private LogPosition[] Append(ReadOnlySpan<AppendRecord> records)
    {
        foreach (ref readonly var record in records)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(record.Partition);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(record.Partition, partitions.Length);
        }

        var positions = new LogPosition[records.Length];
        for (var i = 0; i < records.Length; i++)
        {
            var record = records[i];
            positions[i] = new LogPosition(record.Partition, partitions[record.Partition].Append(record.Key.Span, record.Value.Span));
        }

        foreach (var partition in partitions)
        {
            partition.Wake();
        }

        return positions;
    }

    private void ThrowIfClosed()
    {
        if (closed)
        {
            throw new LogUnavailableException("The log is closed.");
        }
    }

    private sealed class Reader(InMemoryEventLog log, InMemoryPartition partition, long fromOffset) : IPartitionReader
    {
        private long next = fromOffset;

        public async ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken)
        {
            await log.Hooks.EnterAsync(LogCall.Read, cancellationToken);
            block.Clear();
            while (true)
            {
                log.ThrowIfClosed();
                var arrived = partition.Arrived;
                next = partition.Fill(block, next);
                if (block.Count > 0)
                {
                    log.Hooks.Leave(LogCall.Read);
                    return;
                }

                await arrived.WaitAsync(cancellationToken);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
