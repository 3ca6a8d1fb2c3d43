using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>What the partitions' outboxes share.</summary>
internal sealed class OutboxContext(
    KafkaOptions options, IEventLog log, ILedgerStore store, OutboxPublisher publisher, OutboxProgress progress, OutboxTopics topics, TimeProvider time, Action<int, Exception> onRefused)
{
    private long held;

    public IEventLog Log { get; } = log;

    public ILedgerStore Store { get; } = store;

    public OutboxPublisher Publisher { get; } = publisher;

    public OutboxProgress Progress { get; } = progress;

    public OutboxTopics Topics { get; } = topics;

    public TimeProvider Time { get; } = time;

    public TimeSpan RetryDelay { get; } = TimeSpan.FromSeconds(1);

    public bool PublishesPositions => options.PositionsTopic.Length > 0;

    public bool PublishesLetters => options.DeadLettersTopic.Length > 0;

    public void OnRefused(int partition, Exception reason) => onRefused(partition, reason);

    public bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= options.OutboxBytes)
        {
            return true;
        }

        Free(bytes);
        return false;
    }

    public void Free(long bytes) => Interlocked.Add(ref held, -bytes);
}
