using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace FinData.Streaming.Kafka;

/// <summary>
/// The functions of librdkafka that Confluent.Kafka does not offer: taking many records of one partition at once. The library is the one that
/// Confluent.Kafka has chosen for this system and loaded.
/// </summary>
internal static unsafe partial class Rdkafka
{
    public const int Consumer = 1;
    public const int NoError = 0;
    public const int PartitionEnd = -191;

    /// <summary>Destroys without leaving a group: there is none to leave, and the coordinator may not answer.</summary>
    public const int NoConsumerClose = 8;

    private const string Name = "librdkafka";

    /// <summary>Where a partition list's entry keeps its offset.</summary>
    private const int OffsetInEntry = 16;

    static Rdkafka() => NativeLibrary.SetDllImportResolver(typeof(Rdkafka).Assembly, static (name, _, _) => name == Name ? Find() : 0);

    public static void SetOffset(nint entry, long offset) => *(long*)(entry + OffsetInEntry) = offset;

    public static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";

    [LibraryImport(Name)]
    public static partial nint rd_kafka_conf_new();

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int rd_kafka_conf_set(nint conf, string name, string value, byte* error, nuint errorSize);

    [LibraryImport(Name)]
    public static partial void rd_kafka_conf_destroy(nint conf);

    [LibraryImport(Name)]
    public static partial void rd_kafka_conf_set_opaque(nint conf, nint opaque);

    [LibraryImport(Name)]
    public static partial void rd_kafka_conf_set_log_cb(nint conf, delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> log);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_opaque(nint client);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_new(int type, nint conf, byte* error, nuint errorSize);

    [LibraryImport(Name)]
    public static partial void rd_kafka_destroy_flags(nint client, int flags);

    [LibraryImport(Name)]
    public static partial int rd_kafka_poll_set_consumer(nint client);

    [LibraryImport(Name)]
    public static partial NativeMessage* rd_kafka_consumer_poll(nint client, int timeoutMilliseconds);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_topic_partition_list_new(int size);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rd_kafka_topic_partition_list_add(nint list, string topic, int partition);

    [LibraryImport(Name)]
    public static partial void rd_kafka_topic_partition_list_destroy(nint list);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_incremental_assign(nint client, nint list);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_incremental_unassign(nint client, nint list);

    [LibraryImport(Name)]
    public static partial int rd_kafka_commit(nint client, nint offsets, int async);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_error_string(nint error);

    [LibraryImport(Name)]
    public static partial void rd_kafka_error_destroy(nint error);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_err2str(int code);

    [LibraryImport(Name, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint rd_kafka_queue_get_partition(nint client, string topic, int partition);

    [LibraryImport(Name)]
    public static partial void rd_kafka_queue_forward(nint queue, nint target);

    [LibraryImport(Name)]
    public static partial void rd_kafka_queue_cb_event_enable(nint queue, delegate* unmanaged[Cdecl]<nint, nint, void> arrived, nint opaque);

    [LibraryImport(Name)]
    public static partial void rd_kafka_queue_destroy(nint queue);

    [LibraryImport(Name)]
    public static partial nint rd_kafka_consume_batch_queue(nint queue, int timeoutMilliseconds, NativeMessage** messages, nuint size);

    [LibraryImport(Name)]
    public static partial void rd_kafka_message_destroy(NativeMessage* message);

    // Looks at the message and at nothing else, so the runtime need not be told.
    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int rd_kafka_message_headers(NativeMessage* message, nint* headers);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial nuint rd_kafka_header_cnt(nint headers);

    [LibraryImport(Name)]
    [SuppressGCTransition]
    public static partial int rd_kafka_header_get_all(nint headers, nuint index, byte** name, byte** value, nuint* size);

    private static nint Find()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Library).TypeHandle);
        _ = Library.Version;
        using var process = Process.GetCurrentProcess();
        foreach (ProcessModule module in process.Modules)
        {
            if (module.ModuleName.Contains(Name, StringComparison.OrdinalIgnoreCase))
            {
                return NativeLibrary.Load(module.FileName);
            }
        }

        return 0;
    }
}

/// <summary>librdkafka's <c>rd_kafka_message_t</c>: part of its interface, and so of this shape in every version.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeMessage
{
    public int Error;
    public nint Topic;
    public int Partition;
    public nint Payload;
    public nuint PayloadLength;
    public nint Key;
    public nuint KeyLength;
    public long Offset;
    public nint Private;
}
