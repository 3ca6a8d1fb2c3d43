using System.Buffers;
using System.Runtime.InteropServices;

namespace FinData.Streaming.Kafka;

/// <summary>A record's headers, taken from librdkafka and encoded again as Kafka encodes them within a record. Reused from record to record.</summary>
internal sealed unsafe class RecordHeaders
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
        WriteVarint((long)count);
        for (nuint i = 0; i < count; i++)
        {
            byte* name;
            byte* value;
            nuint size;
            Rdkafka.rd_kafka_header_get_all(headers, i, &name, &value, &size);
            var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name);
            WriteVarint(text.Length);
            buffer.Write(text);
            WriteVarint(value is null ? -1 : (long)size);
            buffer.Write(new ReadOnlySpan<byte>(value, (int)size));
        }

        return buffer.WrittenSpan;
    }

    // Zigzag, seven bits a byte, lowest first.
    private void WriteVarint(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        var target = buffer.GetSpan(10);
        var length = 0;
        for (; rest >= 0x80; rest >>= 7)
        {
            target[length++] = unchecked((byte)(rest | 0x80));
        }

        target[length++] = (byte)rest;
        buffer.Advance(length);
    }
}
