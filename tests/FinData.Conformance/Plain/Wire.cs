using System.Buffers;
using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData.Conformance;

/// <summary>Events as producers send them.</summary>
public static class Wire
{
    public static byte[] Key(string contractId) => Encoding.UTF8.GetBytes(contractId);

    public static byte[] Value(string contractId, string eventId, in ContractEvent happened)
    {
        var writer = new ArrayBufferWriter<byte>();
        JsonEventCodec.Encode(Envelope(contractId, eventId, happened), writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>As a single object.</summary>
    public static byte[] AvroValue(string contractId, string eventId, in ContractEvent happened)
    {
        var writer = new ArrayBufferWriter<byte>();
        AvroEventCodec.Encode(Envelope(contractId, eventId, happened), writer);
        return writer.WrittenSpan.ToArray();
    }

    private static EventEnvelope Envelope(string contractId, string eventId, in ContractEvent happened) => new()
    {
        EventId = eventId,
        ContractId = contractId,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Source = "test",
        Event = happened,
    };

    public static byte[] StateOf(Contract contract)
    {
        var writer = new ArrayBufferWriter<byte>();
        contract.WriteTo(writer);
        return writer.WrittenSpan.ToArray();
    }
}
