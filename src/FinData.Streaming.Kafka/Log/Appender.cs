using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Sends records to the brokers: idempotent, acknowledged by all replicas that are in sync, to the partition that the caller names. What may wait is bounded
/// here rather than in the client, so that an append is taken whole or not at all.
/// </summary>
internal sealed class Appender : IDisposable
{
    private readonly KafkaOptions options;
    private readonly LastingProducer producer;
    private readonly Lock gate = new();
    private long queuedBytes;
    private int queuedRecords;

    public Appender(KafkaOptions options, ILogger logger)
    {
        this.options = options;
        producer = new LastingProducer(KafkaSettings.ForProducer(options), logger);
    }

    public async ValueTask<LogPosition[]> AppendAsync(ReadOnlyMemory<AppendRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var current = producer.Current();
        var bytes = SizeOf(records.Span);
        Reserve(records.Length, bytes);
        var append = new Append(records.Length, () => Free(records.Length, bytes));
        Send(current, records.Span, append);
        var failure = await append.Done.ConfigureAwait(false);
        return failure is null ? append.Positions : throw Explain(failure);
    }

    public void Dispose() => producer.Dispose();

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

    private void Send(IProducer<byte[]?, byte[]> current, ReadOnlySpan<AppendRecord> records, Append append)
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
                    report => append.OnDelivered(place, report.TopicPartitionOffsetError));
            }
            catch (Exception e) when (e is KafkaException or ObjectDisposedException)
            {
                append.OnRefused((e as KafkaException)?.Error ?? new Error(ErrorCode.Local_Destroy, "The log is closed."));
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

    /// <summary>
    /// Null where the record is in the log and its place is known. A send that the client repeated by itself, after an answer was lost, may come back as done but
    /// without an offset: the caller is told to send again, which makes a duplicate with a place.
    /// </summary>
    internal static Error? FaultOf(TopicPartitionOffsetError report)
        => report.Error.IsError ? report.Error
            : report.Offset.Value < 0 ? new Error(ErrorCode.DuplicateSequenceNumber, "The brokers have the record, but did not say where. Send it again")
            : null;

    /// <summary>The records of one call on their way.</summary>
    private sealed class Append
    {
        private readonly TaskCompletionSource<Error?> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Action onDone;
        private int left;
        private Error? failure;

        public Append(int records, Action onDone)
        {
            (left, this.onDone) = (records, onDone);
            Positions = new LogPosition[records];
            if (records == 0)
            {
                End();
            }
        }

        public LogPosition[] Positions { get; }

        /// <summary>Completes with the first failure when every record has been answered for.</summary>
        public Task<Error?> Done => done.Task;

        public void OnDelivered(int place, TopicPartitionOffsetError report)
        {
            if (FaultOf(report) is { } fault)
            {
                OnRefused(fault);
                return;
            }

            Positions[place] = new LogPosition(report.Partition.Value, report.Offset.Value);
            CountDown();
        }

        public void OnRefused(Error error)
        {
            Interlocked.CompareExchange(ref failure, error, null);
            CountDown();
        }

        private void CountDown()
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                End();
            }
        }

        private void End()
        {
            onDone();
            done.SetResult(failure);
        }
    }
}
