using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Sends records to the brokers: idempotent, acknowledged by all replicas that are in sync, to the partition that the caller names. What may wait is bounded
/// here rather than in the client, so that an append is taken whole or not at all.
/// </summary>
internal sealed class Appender : IAsyncDisposable
{
    private readonly KafkaOptions options;
    private readonly LastingProducer producer;
    private readonly Lock gate = new();
    private long queuedBytes;
    private int queuedRecords;

    public Appender(KafkaOptions options, TimeProvider time, ILogger logger)
    {
        this.options = options;
        producer = new LastingProducer(KafkaSettings.ForProducer(options), time, logger);
    }

    public async ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var bytes = SizeOf(records.Span);
        Reserve(records.Length, bytes);
        try
        {
            var delivery = new Delivery(records.Length);
            var failure = await producer.SendAsync(delivery, current => Send(current, records.Span, delivery)).ConfigureAwait(false);
            return failure is null ? delivery.Positions : throw Explain(failure);
        }
        finally
        {
            Free(records.Length, bytes);
        }
    }

    public ValueTask DisposeAsync() => producer.DisposeAsync();

    private static long SizeOf(ReadOnlySpan<AppendRecord> records)
    {
        var bytes = 0L;
        foreach (ref readonly var record in records)
        {
            bytes += record.Key.Length + record.Value.Length;
        }

        return bytes;
    }

    private void Reserve(int records, long bytes)
    {
        lock (gate)
        {
            // An append that is larger than the bound itself goes alone.
            if (queuedRecords > 0 && (queuedRecords + records > options.MaxQueuedRecords || queuedBytes + bytes > options.MaxQueuedBytes))
            {
                throw new LogUnavailableException(
                    FormattableString.Invariant($"{queuedRecords} records of {queuedBytes >> 10} KiB wait for the brokers; the bounds are Kafka:MaxQueuedRecords and Kafka:MaxQueuedBytes."),
                    fault: LogFault.Busy);
            }

            queuedRecords += records;
            queuedBytes += bytes;
        }
    }

    private void Free(int records, long bytes)
    {
        lock (gate)
        {
            queuedRecords -= records;
            queuedBytes -= bytes;
        }
    }

    private void Send(IProducer<byte[]?, byte[]> current, ReadOnlySpan<AppendRecord> records, Delivery delivery)
    {
        for (var i = 0; i < records.Length; i++)
        {
            var record = records[i];
            var place = i;
            try
            {
                current.Produce(
                    new TopicPartition(options.Topic, record.Partition),
                    new Message<byte[]?, byte[]> { Key = record.Key.ToArray(), Value = record.Value.ToArray() },
                    report => delivery.OnDelivered(place, report.TopicPartitionOffsetError));
            }
            catch (Exception e) when (e is KafkaException or ObjectDisposedException)
            {
                delivery.OnRefused((e as KafkaException)?.Error ?? new Error(ErrorCode.Local_Destroy, "The log is closed."));
            }
        }
    }

    private LogUnavailableException Explain(Error error)
        => error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidMsgSize
            ? new LogUnavailableException(
                FormattableString.Invariant($"A record is larger than topic {options.Topic} or Kafka:MaxRecordBytes ({options.MaxRecordBytes}) allows ({error.Reason})."), new KafkaException(error))
            : error.Code is ErrorCode.Local_MsgTimedOut
            ? new LogUnavailableException(
                FormattableString.Invariant($"The brokers at {options.BootstrapServers} did not acknowledge within {options.AppendTimeout.TotalSeconds:0.#} s (Kafka:AppendTimeout)."), new KafkaException(error))
            : KafkaFaults.ToException(error.Code is ErrorCode.Local_Fatal or ErrorCode.Local_PurgeQueue or ErrorCode.Local_PurgeInflight ? producer.Fatal ?? error : error, options, new KafkaException(error));
}
