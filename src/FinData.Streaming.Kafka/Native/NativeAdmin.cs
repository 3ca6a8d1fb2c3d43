using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Asks what a topic is by librdkafka itself. Confluent.Kafka's own call cannot read the description of a topic with a partition that has no replica in sync: it
/// frees the client with the answer still in hand, and the process may end for it.
/// </summary>
internal sealed unsafe partial class NativeAdmin : IDisposable
{
    private const int ErrorBytes = 512;
    private const int PollMilliseconds = 100;

    /// <summary>How much longer than the client's own bound an answer is waited for.</summary>
    private const int GraceMilliseconds = 1_000;

    private readonly nint client;
    private readonly nint answers;
    private readonly GCHandle self;
    private readonly Action<Error> onError;
    private readonly ILogger logger;
    private readonly Lock gate = new();

    /// <exception cref="InvalidOperationException">The client refuses a setting.</exception>
    public NativeAdmin(IEnumerable<KeyValuePair<string, string>> settings, Action<Error> onError, ILogger logger)
    {
        (this.onError, this.logger) = (onError, logger);
        var error = stackalloc byte[ErrorBytes];
        var conf = Rdkafka.rd_kafka_conf_new();
        self = GCHandle.Alloc(this, GCHandleType.Weak);
        Rdkafka.rd_kafka_conf_set_opaque(conf, GCHandle.ToIntPtr(self));
        Rdkafka.rd_kafka_conf_set_log_cb(conf, &OnLog);
        Rdkafka.rd_kafka_conf_set_error_cb(conf, &OnError);
        foreach (var (name, value) in settings)
        {
            if (Rdkafka.rd_kafka_conf_set(conf, name, value, error, ErrorBytes) != Rdkafka.NoError)
            {
                Rdkafka.rd_kafka_conf_destroy(conf);
                throw new InvalidOperationException(Rdkafka.Text((nint)error));
            }
        }

        client = Rdkafka.rd_kafka_new(Rdkafka.Producer, conf, error, ErrorBytes);
        if (client == 0)
        {
            Rdkafka.rd_kafka_conf_destroy(conf);
            throw new InvalidOperationException(Rdkafka.Text((nint)error));
        }

        answers = Rdkafka.rd_kafka_queue_new(client);
    }

    /// <summary>Blocks until the brokers have answered.</summary>
    /// <exception cref="KafkaException">They did not, or the answer is an error.</exception>
    public TopicDescription Describe(string topic, TimeSpan patience)
    {
        lock (gate)
        {
            Ask(topic, (int)patience.TotalMilliseconds);
            for (var left = (int)patience.TotalMilliseconds + GraceMilliseconds; left > 0; left -= PollMilliseconds)
            {
                _ = Rdkafka.rd_kafka_poll(client, 0); // complaints come by this
                var answer = Rdkafka.rd_kafka_queue_poll(answers, PollMilliseconds);
                if (answer != 0)
                {
                    try
                    {
                        return Read(answer);
                    }
                    finally
                    {
                        Rdkafka.rd_kafka_event_destroy(answer);
                    }
                }
            }

            throw new KafkaException(new Error(ErrorCode.Local_TimedOut, "The client did not answer"));
        }
    }

    public void Dispose()
    {
        Rdkafka.rd_kafka_queue_destroy(answers);
        Rdkafka.rd_kafka_destroy(client);
        self.Free();
    }

    private void Ask(string topic, int patience)
    {
        var error = stackalloc byte[ErrorBytes];
        var name = Marshal.StringToCoTaskMemUTF8(topic);
        var names = stackalloc nint[] { name };
        var topics = Rdkafka.rd_kafka_TopicCollection_of_topic_names(names, 1);
        var options = Rdkafka.rd_kafka_AdminOptions_new(client, Rdkafka.AnyQuestion);
        _ = Rdkafka.rd_kafka_AdminOptions_set_request_timeout(options, patience, error, ErrorBytes);
        Rdkafka.rd_kafka_DescribeTopics(client, topics, options, answers);
        Rdkafka.rd_kafka_AdminOptions_destroy(options);
        Rdkafka.rd_kafka_TopicCollection_destroy(topics);
        Marshal.FreeCoTaskMem(name);
    }

    private static TopicDescription Read(nint answer)
    {
        Throw(Rdkafka.rd_kafka_event_error(answer), Rdkafka.rd_kafka_event_error_string(answer));
        nuint count;
        var topics = Rdkafka.rd_kafka_DescribeTopics_result_topics(Rdkafka.rd_kafka_event_DescribeTopics_result(answer), &count);
        var error = Rdkafka.rd_kafka_TopicDescription_error(topics[0]);
        Throw(Rdkafka.rd_kafka_error_code(error), Rdkafka.rd_kafka_error_string(error));
        var id = Rdkafka.rd_kafka_TopicDescription_topic_id(topics[0]);
        _ = Rdkafka.rd_kafka_TopicDescription_partitions(topics[0], &count);
        return new TopicDescription(new Uuid(Rdkafka.rd_kafka_Uuid_most_significant_bits(id), Rdkafka.rd_kafka_Uuid_least_significant_bits(id)).ToString(), (int)count);
    }

    private static void Throw(int code, nint text)
    {
        if (code != Rdkafka.NoError)
        {
            throw new KafkaException(new Error((ErrorCode)code, Rdkafka.Text(text)));
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnError(nint client, int code, nint reason, nint opaque)
    {
        if (GCHandle.FromIntPtr(opaque).Target is NativeAdmin admin)
        {
            admin.onError(new Error((ErrorCode)code, Rdkafka.Text(reason)));
        }
    }

    // librdkafka's levels are those of syslog.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnLog(nint client, int level, nint facility, nint text)
    {
        if (GCHandle.FromIntPtr(Rdkafka.rd_kafka_opaque(client)).Target is NativeAdmin admin)
        {
            ClientLog.Write(admin.logger, new LogMessage("", (SyslogLevel)level, Rdkafka.Text(facility), Rdkafka.Text(text)));
        }
    }
}
