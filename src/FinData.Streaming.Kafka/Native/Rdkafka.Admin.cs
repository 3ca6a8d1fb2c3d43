using System.Runtime.InteropServices;

namespace FinData.Streaming.Kafka;

/// <content>Asking about topics.</content>
internal static unsafe partial class Rdkafka
{
    public const int Producer = 0;

    /// <summary>Options that go with every kind of question.</summary>
    public const int AnyQuestion = 0;

    [LibraryImport(Name)]
    public static partial void rd_kafka_conf_set_error_cb(nint conf, delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> error);

    [LibraryImport(Name)]
    public static partial void rd_kafka_destroy(nint client);

    [LibraryImport(Name)]
    public static partial int rd_kafka_poll(nint client, int timeoutMilliseconds);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_queue_new(nint client);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_queue_poll(nint queue, int timeoutMilliseconds);

    [LibraryImport(Name)]
    public static partial void rd_kafka_event_destroy(nint answer);

    [LibraryImport(Name)]
    public static partial int rd_kafka_event_error(nint answer);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_event_error_string(nint answer);

    [LibraryImport(Name)]
    public static partial int rd_kafka_error_code(nint error);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_TopicCollection_of_topic_names(nint* names, nuint count);

    [LibraryImport(Name)]
    public static partial void rd_kafka_TopicCollection_destroy(nint topics);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_AdminOptions_new(nint client, int question);

    [LibraryImport(Name)]
    public static partial int rd_kafka_AdminOptions_set_request_timeout(nint options, int timeoutMilliseconds, byte* error, nuint errorSize);

    [LibraryImport(Name)]
    public static partial void rd_kafka_AdminOptions_destroy(nint options);

    [LibraryImport(Name)]
    public static partial void rd_kafka_DescribeTopics(nint client, nint topics, nint options, nint queue);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_event_DescribeTopics_result(nint answer);

    [LibraryImport(Name)]
    public static partial nint* rd_kafka_DescribeTopics_result_topics(nint result, nuint* count);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_TopicDescription_error(nint topic);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_TopicDescription_topic_id(nint topic);

    [LibraryImport(Name)]
    public static partial nint* rd_kafka_TopicDescription_partitions(nint topic, nuint* count);

    [LibraryImport(Name)]
    public static partial long rd_kafka_Uuid_most_significant_bits(nint id);

    [LibraryImport(Name)]
    public static partial long rd_kafka_Uuid_least_significant_bits(nint id);
}
