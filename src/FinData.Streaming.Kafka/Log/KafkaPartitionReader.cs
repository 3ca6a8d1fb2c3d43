using Confluent.Kafka;
using FinData.Grains;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>Reads one partition forward. It begins to fetch with the first read.</summary>
internal sealed class KafkaPartitionReader(KafkaEventLog log, int partition, long fromOffset) : IPartitionReader
{
    private PartitionQueue? queue;

    public ValueTask ReadAsync(RecordBlock block, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        block.Clear();
        return queue is { } open && log.Fault is null && open.TryFill(block) ? WithSchemas(block, cancellationToken) : new ValueTask(WaitAsync(block, cancellationToken));
    }

    // Where a schema is not to be had, the block is given up; who reads on opens a reader at the same offset.
    private ValueTask WithSchemas(RecordBlock block, CancellationToken cancellationToken)
        => log.Schemas is { } schemas && schemas.MissingOf(block) is { IsEmpty: false } missing
            ? new ValueTask(schemas.LearnAsync(missing, cancellationToken))
            : ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        if (queue is { } open)
        {
            queue = null;
            log.Consumers.Close(open, mayGoOn: open.Error == Rdkafka.NoError && log.Fault is null);
        }

        return ValueTask.CompletedTask;
    }

    private async Task WaitAsync(RecordBlock block, CancellationToken cancellationToken)
    {
        log.ThrowIfFaulted();
        queue ??= await log.Consumers.OpenAsync(partition, fromOffset, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var arrived = queue.ArrivedAsync();
            log.ThrowIfFaulted();
            if (queue.TryFill(block))
            {
                await WithSchemas(block, cancellationToken).ConfigureAwait(false);
                return;
            }

            if (queue.Error != Rdkafka.NoError)
            {
                throw await ExplainAsync(queue, cancellationToken).ConfigureAwait(false);
            }

            await arrived.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The client starts nowhere by itself: where the offset is not in the topic, it says so and stops. Then the topic's range tells why.</summary>
    private async Task<LogUnavailableException> ExplainAsync(PartitionQueue stopped, CancellationToken cancellationToken)
    {
        var range = await log.GetRangeAsync(partition, cancellationToken).ConfigureAwait(false);
        return stopped.Next < range.First ? Lost(stopped.Next, range, LogFault.Truncated, "retention or somebody deleted what lies before")
            : stopped.Next > range.Next ? Lost(stopped.Next, range, LogFault.Replaced, "the topic was made again, or brokers lost records")
            : KafkaFaults.ToException(new Error((ErrorCode)stopped.Error), log.Options);
    }

    private LogUnavailableException Lost(long offset, LogRange range, LogFault fault, string why)
        => new(FormattableString.Invariant($"Partition {partition} of topic {log.Topic} holds offsets {range.First} to {range.Next}, but {offset} is what comes next: {why}."), fault: fault);
}
