using System.Buffers;

namespace FinData.Events;

/// <summary>
/// Decodes records of every encoding that the log may hold: JSON, Avro with either framing, and the data of CloudEvents (binary mode), whose attributes are
/// headers. Thread-safe. JSON without headers costs what <see cref="JsonEventCodec"/> costs.
/// </summary>
/// <param name="schemas">Where writers' Avro schemas are found.</param>
public sealed class EventDecoder(AvroSchemas schemas)
{
    /// <summary>For records that need no schema but the published one.</summary>
    public static EventDecoder Default { get; } = new(new AvroSchemas());

    /// <summary>As <see cref="JsonEventCodec.TryDecode(ReadOnlySpan{byte}, out DecodedEvent)"/>.</summary>
    /// <param name="record">The record's value.</param>
    /// <param name="headers">The record's headers.</param>
    /// <param name="decoded">Meaningful only when the result is <see cref="Rejection.None"/>.</param>
    public Rejection TryDecode(ReadOnlySpan<byte> record, RecordHeaders headers, out DecodedEvent decoded)
        => headers.IsEmpty && !AvroFraming.IsAvro(record) ? JsonEventCodec.TryDecode(record, out decoded) : TryDecodeOther(record, headers, out decoded);

    /// <summary>As <see cref="TryDecode(ReadOnlySpan{byte}, RecordHeaders, out DecodedEvent)"/>, and asks that the record's key is its contract id.</summary>
    public Rejection TryDecode(ReadOnlySpan<byte> record, RecordHeaders headers, ReadOnlySpan<byte> key, out DecodedEvent decoded)
    {
        var rejection = TryDecode(record, headers, out decoded);
        return rejection.IsNone && !decoded.Bytes(decoded.ContractId, record).SequenceEqual(key)
            ? new Rejection(RejectReason.KeyMismatch, EnvelopeFields.NameOf(EnvelopeFields.ContractId))
            : rejection;
    }

    private Rejection TryDecodeOther(ReadOnlySpan<byte> record, RecordHeaders headers, out DecodedEvent decoded)
    {
        decoded = default;
        if (record.Length > EventLimits.MaxEventBytes)
        {
            return new Rejection(RejectReason.Oversize, null);
        }

        byte[]? json = null;
        if (AvroFraming.IsAvro(record))
        {
            var buffer = new ArrayBufferWriter<byte>(512);
            var reason = AvroEventCodec.ToJson(record, schemas, buffer);
            if (reason != RejectReason.None)
            {
                return new Rejection(reason, null);
            }

            json = buffer.WrittenSpan.ToArray();
        }

        json = CloudEvents.Complete(json ?? record, headers) ?? json;
        var rejection = JsonEventCodec.TryDecode(json ?? record, out decoded);
        decoded.Unescaped ??= json; // else the slices lie in what the escapes became
        return rejection;
    }
}
