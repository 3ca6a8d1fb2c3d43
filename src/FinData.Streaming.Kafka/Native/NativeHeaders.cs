using System.Buffers;
using System.Runtime.InteropServices;
using FinData.Events;

namespace FinData.Streaming.Kafka;

/// <summary>A record's headers, taken from librdkafka and encoded again as Kafka encodes them within a record. Reused from record to record.</summary>
internal sealed unsafe class NativeHeaders
{
    private readonly ArrayBufferWriter<byte> buffer = new(256);

    /// <summary>Empty where the record has none. Good until the next call.</summary>
    public ReadOnlySpan<byte> Read(NativeMessage* message)
    {
        nint headers;
        if (Rdkafka.rd_kafka_message_headers(message, &headers) != Rdkafka.NoError)
        {
            return default;
        }

        buffer.ResetWrittenCount();
        var count = Rdkafka.rd_kafka_header_cnt(headers);
        RecordHeaders.WriteCount(buffer, (long)count);
        for (nuint i = 0; i < count; i++)
        {
            byte* name;
            byte* value;
            nuint size;
            Rdkafka.rd_kafka_header_get_all(headers, i, &name, &value, &size);
            RecordHeaders.Write(
                buffer, MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name), new ReadOnlySpan<byte>(value, (int)size), hasValue: value is not null);
        }

        return buffer.WrittenSpan;
    }
}
