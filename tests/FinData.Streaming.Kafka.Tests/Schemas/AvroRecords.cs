using System.Buffers;
using FinData.Events;
using FinData.Lending;

namespace FinData.Streaming.Kafka.Tests.Schemas;

/// <summary>Records as producers with Avro send them.</summary>
internal static class AvroRecords
{
    public static byte[] Framed(int schemaId)
    {
        var buffer = new ArrayBufferWriter<byte>();
        AvroEventCodec.Encode(Credited(), schemaId, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] SingleObject()
    {
        var buffer = new ArrayBufferWriter<byte>();
        AvroEventCodec.Encode(Credited(), buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static EventEnvelope Credited()
    {
        Assert.True(Currency.TryParse("EUR", out var euro));
        return new EventEnvelope
        {
            EventId = "e-1",
            ContractId = "c-1",
            OccurredAt = DateTimeOffset.UnixEpoch,
            Source = "core",
            Event = new ContractEvent(EventKind.Credited, new DateOnly(2026, 1, 31), 0, euro, 12.50m),
        };
    }
}
