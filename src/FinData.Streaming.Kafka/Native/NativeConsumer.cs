using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// One client of librdkafka that reads some partitions, each from a queue of its own. It joins no group: who reads what is decided by the silos. Thread-safe.
/// </summary>
internal sealed unsafe partial class NativeConsumer : IDisposable
{
    private const int ErrorBytes = 512;
    private readonly nint client;
    private readonly GCHandle self;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly HashSet<PartitionQueue> queues = [];
    private bool disposed;

    /// <exception cref="InvalidOperationException">The client refuses a setting.</exception>
    public NativeConsumer(IReadOnlyDictionary<string, string> settings, ILogger logger)
    {
        this.logger = logger;
        var error = stackalloc byte[ErrorBytes];
        var conf = Rdkafka.rd_kafka_conf_new();
        self = GCHandle.Alloc(this, GCHandleType.Weak);
        Rdkafka.rd_kafka_conf_set_opaque(conf, GCHandle.ToIntPtr(self));
        Rdkafka.rd_kafka_conf_set_log_cb(conf, &OnLog);
        foreach (var (name, value) in settings)
        {
            if (Rdkafka.rd_kafka_conf_set(conf, name, value, error, ErrorBytes) != Rdkafka.NoError)
            {
                Rdkafka.rd_kafka_conf_destroy(conf);
                throw new InvalidOperationException(Rdkafka.Text((nint)error));
            }
        }

        client = Rdkafka.rd_kafka_new(Rdkafka.Consumer, conf, error, ErrorBytes);
        if (client == 0)
        {
            Rdkafka.rd_kafka_conf_destroy(conf);
            throw new InvalidOperationException(Rdkafka.Text((nint)error));
        }

        _ = Rdkafka.rd_kafka_poll_set_consumer(client);
    }

    /// <summary>Begins to fetch a partition from an offset on. False where this client already reads the partition, or is closed.</summary>
    public bool TryOpen(string topic, int partition, long offset, out PartitionQueue? queue)
    {
        lock (gate)
        {
            queue = null;
            if (disposed || queues.Any(q => q.Partition == partition))
            {
                return false;
            }

            var native = Rdkafka.rd_kafka_queue_get_partition(client, topic, partition);
            Rdkafka.rd_kafka_queue_forward(native, 0);
            queue = new PartitionQueue(this, native, topic, partition, offset);
            queues.Add(queue);
            Assign(topic, partition, offset, isAdded: true);
            return true;
        }
    }

    /// <summary>Ends fetching what the queue was for.</summary>
    public void Close(PartitionQueue queue)
    {
        lock (gate)
        {
            if (queues.Remove(queue))
            {
                Assign(queue.Topic, queue.Partition, 0, isAdded: false);
                queue.Release();
            }
        }
    }

    /// <summary>Tells the group's coordinator how far the checkpoints are, without waiting. What comes of it is in the client's log.</summary>
    public void Commit(string topic, IEnumerable<KeyValuePair<int, long>> offsets)
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            var list = Rdkafka.rd_kafka_topic_partition_list_new(1);
            foreach (var (partition, offset) in offsets)
            {
                Rdkafka.SetOffset(Rdkafka.rd_kafka_topic_partition_list_add(list, topic, partition), offset);
            }

            _ = Rdkafka.rd_kafka_commit(client, list, async: 1);
            Rdkafka.rd_kafka_topic_partition_list_destroy(list);
        }
    }

    /// <summary>Takes what the client has to say beside records, such as that a broker is down. It is asked for now and then, or it would pile up.</summary>
    public void Poll()
    {
        lock (gate)
        {
            while (!disposed && Rdkafka.rd_kafka_consumer_poll(client, 0) is var message && message is not null)
            {
                if (message->Error != Rdkafka.NoError)
                {
                    LogError(Rdkafka.Text(Rdkafka.rd_kafka_err2str(message->Error)));
                }

                Rdkafka.rd_kafka_message_destroy(message);
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            foreach (var queue in queues)
            {
                queue.Release();
            }

            queues.Clear();
        }

        Rdkafka.rd_kafka_destroy_flags(client, Rdkafka.NoConsumerClose);
        self.Free();
    }

    private void Assign(string topic, int partition, long offset, bool isAdded)
    {
        var list = Rdkafka.rd_kafka_topic_partition_list_new(1);
        Rdkafka.SetOffset(Rdkafka.rd_kafka_topic_partition_list_add(list, topic, partition), offset);
        var error = isAdded ? Rdkafka.rd_kafka_incremental_assign(client, list) : Rdkafka.rd_kafka_incremental_unassign(client, list);
        Rdkafka.rd_kafka_topic_partition_list_destroy(list);
        if (error != 0)
        {
            var text = Rdkafka.Text(Rdkafka.rd_kafka_error_string(error));
            Rdkafka.rd_kafka_error_destroy(error);
            LogError(text);
        }
    }

    // librdkafka's levels are those of syslog.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint client, int level, nint facility, nint text)
    {
        if (GCHandle.FromIntPtr(Rdkafka.rd_kafka_opaque(client)).Target is NativeConsumer consumer)
        {
            consumer.LogClient(level <= 3 ? LogLevel.Warning : level <= 5 ? LogLevel.Information : LogLevel.Debug, Rdkafka.Text(facility), Rdkafka.Text(text));
        }
    }

    [LoggerMessage(6001, LogLevel.Warning, "The Kafka client reports: {Error}")]
    private partial void LogError(string error);

    [LoggerMessage(EventId = 6002, Message = "Kafka consumer {Facility}: {Text}")]
    private partial void LogClient(LogLevel level, string facility, string text);
}
