using FinData.Grains;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>The log of one node, in a RocksDB database of its own so that its fsyncs don't wait for the store's. Appends are acknowledged after fsync.</summary>
public sealed class RocksDbEventLog : IEventLog
{
    // Readers follow the end, or run through once: what they share is at most the batch that two blocks have parts of.
    private const ulong CacheBytes = 16 << 20;

    private readonly Engine engine;
    private readonly AppendQueue queue;
    private readonly PartitionTail[] tails;
    private readonly LogWriter writer;
    private int disposed;

    private RocksDbEventLog(Engine engine, RocksDbOptions options)
    {
        this.engine = engine;
        queue = new AppendQueue(options.AppendQueueLength);
        tails = [.. Enumerable.Range(0, options.PartitionCount).Select(_ => new PartitionTail())];
        writer = new LogWriter(engine, queue, tails, options.AppendRoundBytes);
    }

    public int PartitionCount => tails.Length;

    /// <summary>Opens the log of the data folder, making it if there is none. A folder that can't be written opens for reading.</summary>
    /// <exception cref="DataFolderException">The folder is in use, of another version, or can't be opened.</exception>
    public static RocksDbEventLog Open(RocksDbOptions options, TimeProvider time, ILogger<RocksDbEventLog>? logger = null)
    {
        RocksDbOptionsValidator.ThrowIfInvalid(options);
        DataFolder.Prepare(options, time);
        var cache = Cache.CreateLru(CacheBytes);
        var partition = EngineTuning.LogPartition(options.LogBufferBytes, cache);
        var families = new EngineFamilies(
            [("default", EngineTuning.Small(cache)), .. Enumerable.Range(0, options.PartitionCount).Select(p => ($"p{p:D4}", partition))]);
        var engine = new Engine(
            Path.Combine(options.Directory, "log"),
            EngineTuning.Database(options.LogBufferBytes, options.BackgroundJobs),
            families,
            (message, inner) => new LogUnavailableException(message, inner),
            time,
            logger ?? NullLogger<RocksDbEventLog>.Instance);
        return new RocksDbEventLog(engine, options);
    }

    public ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ref readonly var record in records.Span)
        {
            ThrowIfNoPartition(record.Partition);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(record.Key.Length, RecordBatch.MaxKeyBytes);
        }

        return queue.AppendAsync(records, cancellationToken);
    }

    public IPartitionReader OpenReader(int partition, long fromOffset)
    {
        ThrowIfNoPartition(partition);
        return new PartitionReader(engine, tails[partition], partition, fromOffset);
    }

    public ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfNoPartition(partition);
        using var scope = engine.Read();
        try
        {
            return ValueTask.FromResult(LogEntries.RangeOf(scope, partition));
        }
        catch (RocksDbException e)
        {
            throw engine.Unreadable(e);
        }
    }

    /// <summary>The data folder holds log and store together; what is to be told apart is a store that is given another kind of log.</summary>
    public ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>("embedded");

    /// <summary>Writes what is queued, then closes. Readers that wait are woken and told.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        queue.Close();
        await writer.Ended.ConfigureAwait(false);
        engine.Dispose();
        writer.Dispose();
        foreach (var tail in tails)
        {
            tail.Wake();
        }
    }

    private void ThrowIfNoPartition(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, tails.Length);
    }
}
