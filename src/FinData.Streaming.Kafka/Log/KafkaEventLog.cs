using System.Collections.Concurrent;
using FinData.Events;
using FinData.Grains;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinData.Streaming.Kafka;

/// <summary>
/// The log as a topic of Kafka. Partitions are read where their pumps are, from the checkpoints' offsets; no group decides who reads what. What is wrong with the
/// topic stops readers with a <see cref="LogUnavailableException"/> that says what; nothing ever starts over by itself.
/// </summary>
public sealed class KafkaEventLog : IEventLog
{
    private const int LooksUntilRepeat = 10;

    private readonly KafkaAdmin admin;
    private readonly Appender appender;
    private readonly TopicWatch watch;
    private readonly SharedAnswer<LogRange[]> ranges;
    private readonly ConcurrentDictionary<int, long> checkpoints = new();
    private readonly Dictionary<int, (long Offset, long Look)> committed = [];
    private long looks;
    private int disposed;

    private KafkaEventLog(KafkaAdmin admin, KafkaOptions options, TopicDescription topic, TimeProvider time, ILogger logger, AvroSchemas schemas)
    {
        Schemas = RegistrySchemas.Of(options, schemas);
        (this.admin, Options, PartitionCount) = (admin, options, topic.Partitions);
        appender = new Appender(options, time, logger);
        Consumers = new ConsumerPool(options, topic.Partitions, time, logger);
        ranges = new SharedAnswer<LogRange[]>(() => admin.ReadRangesAsync(topic.Partitions));
        watch = new TopicWatch(admin, options, topic.Partitions, topic.Id, time, OnLook, logger);
    }

    public int PartitionCount { get; }

    internal KafkaOptions Options { get; }

    internal string Topic => Options.Topic;

    internal ConsumerPool Consumers { get; }

    /// <summary>Null where no registry is configured.</summary>
    internal RegistrySchemas? Schemas { get; }

    internal LogUnavailableException? Fault => watch.Fault;

    /// <summary>Opens the topic, and makes it where there is none and the options say so.</summary>
    /// <param name="storedPartitions">Partitions that the store was made with: then the log opens though the brokers do not answer. Null for a new store.</param>
    /// <param name="newPartitions">Partitions of a topic that is made.</param>
    /// <param name="time">The clock of waits and looks.</param>
    /// <param name="logger">Takes what the client says; none: nobody.</param>
    /// <param name="schemas">Where the schemas of a registry are put.</param>
    /// <exception cref="LogUnavailableException">The topic is missing, has another number of partitions than the store, or the brokers do not answer.</exception>
    public static KafkaEventLog Open(KafkaOptions options, int? storedPartitions, int newPartitions, TimeProvider time, ILogger<KafkaEventLog>? logger = null, AvroSchemas? schemas = null)
    {
        KafkaOptionsValidator.ThrowIfInvalid(options);
        var log = logger ?? NullLogger<KafkaEventLog>.Instance;
        var admin = new KafkaAdmin(options, time, log);
        try
        {
            return new KafkaEventLog(
                admin, options, new TopicStart(admin, options, time).Find(storedPartitions, newPartitions), time, log, schemas ?? new AvroSchemas());
        }
        catch
        {
            admin.Dispose();
            throw;
        }
    }

    public ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (ref readonly var record in records.Span)
        {
            ThrowIfNoPartition(record.Partition);
        }

        // A topic that is not the one it was takes nothing; brokers that are down may be back within the append's time.
        return watch.Fault is { NeedsOperator: true } fault ? throw Again(fault) : appender.AppendAsync(records, cancellationToken);
    }

    public IPartitionReader OpenReader(int partition, long fromOffset)
    {
        ThrowIfNoPartition(partition);
        Consumers.ThrowIfDisposed();
        return new KafkaPartitionReader(this, partition, fromOffset);
    }

    public async ValueTask<LogRange> GetRangeAsync(int partition, CancellationToken cancellationToken)
    {
        ThrowIfNoPartition(partition);
        ThrowIfFaulted();
        return (await ranges.GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false))[partition];
    }

    public async ValueTask<string?> GetIdentityAsync(CancellationToken cancellationToken) => await watch.IdentifyAsync(cancellationToken).ConfigureAwait(false);

    public void NoteCheckpoint(int partition, long nextOffset) => checkpoints[partition] = nextOffset;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        await watch.DisposeAsync().ConfigureAwait(false);
        CommitOffsets();
        Consumers.Dispose();
        await appender.DisposeAsync().ConfigureAwait(false);
        Schemas?.Dispose();
        admin.Dispose();
    }

    internal void ThrowIfFaulted()
    {
        Consumers.ThrowIfDisposed();
        if (watch.Fault is { } fault)
        {
            throw Again(fault);
        }
    }

    // Each caller gets an exception of his own: one that many throw would gather their stack traces.
    private static LogUnavailableException Again(LogUnavailableException fault) => new(fault.Message, fault, fault.Fault);

    private void OnLook(LogUnavailableException? fault)
    {
        if (fault is not null)
        {
            Consumers.StartOver();
        }

        Consumers.Poll();
        CommitOffsets();
    }

    /// <summary>
    /// Commits what is new, and a little later once more: nobody waits for the coordinator's answer, and one that is just being elected refuses. Not again and
    /// again: the partition may have moved to a server that is further.
    /// </summary>
    private void CommitOffsets()
    {
        looks++;
        var due = checkpoints.Where(c => !committed.TryGetValue(c.Key, out var last) || last.Offset != c.Value || last.Look + LooksUntilRepeat == looks).ToArray();
        if (due.Length == 0)
        {
            return;
        }

        Consumers.Commit(due);
        foreach (var (partition, offset) in due)
        {
            var isRepeat = committed.TryGetValue(partition, out var last) && last.Offset == offset;
            committed[partition] = (offset, isRepeat ? last.Look : looks);
        }
    }

    private void ThrowIfNoPartition(int partition)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partition);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(partition, PartitionCount);
    }
}
