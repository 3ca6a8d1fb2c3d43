namespace FinData.Grains;

/// <summary>A record to append. Key is the contract id in UTF-8; the partition follows from it (<see cref="Partitioner"/>).</summary>
public readonly record struct AppendRecord(int Partition, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value);

/// <summary>Where a record stands in the log.</summary>
public readonly record struct LogPosition(int Partition, long Offset);

/// <summary>The offsets a partition holds: from <see cref="First"/> up to, not including, <see cref="Next"/>. Equal when it is empty.</summary>
public readonly record struct LogRange(long First, long Next);

/// <summary>The ordered, partitioned, durable storage of events. Offsets rise within a partition; they may have gaps.</summary>
public interface IEventLog : IAsyncDisposable
{
    int PartitionCount { get; }

    /// <summary>Appends and completes when the records are durable; the positions are in the order of the records.</summary>
    /// <exception cref="LogUnavailableException">The log cannot take records now (disk full, read-only, closed). None of the batch was acknowledged.</exception>
    ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken);

    /// <summary>Opens a reader that gives records with offsets at or above <paramref name="fromOffset"/>. One reader has one consumer.</summary>
    IPartitionReader OpenReader(int partition, long fromOffset);

    ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken);

    /// <summary>
    /// What tells this log from another that was put in its place (a topic that was deleted and made again), or null where none can be.
    /// A store remembers it, since offsets mean nothing in another log.
    /// </summary>
    /// <exception cref="LogUnavailableException">The log cannot say now.</exception>
    ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    /// <summary>Everything below <paramref name="nextOffset"/> is durable in the store. For those who watch the lag from outside; nothing is read back from it.</summary>
    void NoteCheckpoint(int partition, long nextOffset)
    {
    }
}

/// <summary>Reads one partition forward.</summary>
public interface IPartitionReader : IAsyncDisposable
{
    /// <summary>
    /// Fills <paramref name="block"/> with the next records: up to its capacity, at least one. Waits while there is none.
    /// Returns at once with what is there: it never waits to fill a block. A block is without records only where <see cref="RecordBlock.Next"/> has moved
    /// over offsets that hold none.
    /// </summary>
    ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken);
}
