using System.Buffers;
using System.Text.Json;
using Avro;

namespace FinData.Events;

/// <summary>
/// Avro form of the envelope: fields as in JSON (amounts and rates are decimal strings), but for dates and instants, which are Avro's logical types.
/// A record is read by the schema that wrote it, and then judged as its JSON would be.
/// </summary>
public static class AvroEventCodec
{
    private static readonly Schema Published = AvroSchemas.Parse(EventSchemas.Avro);

    internal static AvroPlan Plan { get; } = AvroPlan.Of(Published);

    /// <summary>CRC-64-AVRO of the published schema.</summary>
    public static ulong Fingerprint { get; } = AvroSchemas.FingerprintOf(Published);

    /// <summary>Writes one event in single-object encoding, by the published schema.</summary>
    /// <exception cref="ArgumentException">The envelope is not a valid event; the message names the reason and the field.</exception>
    public static void Encode(EventEnvelope envelope, IBufferWriter<byte> writer)
    {
        var header = writer.GetSpan(AvroFraming.SingleObjectHeaderLength);
        AvroFraming.WriteFingerprint(header, Fingerprint);
        writer.Advance(AvroFraming.SingleObjectHeaderLength);
        EncodeBody(envelope, writer);
    }

    /// <summary>Writes one event in Confluent's framing, by the published schema, for which a registry gave an id.</summary>
    /// <exception cref="ArgumentException">The envelope is not a valid event; the message names the reason and the field.</exception>
    public static void Encode(EventEnvelope envelope, int schemaId, IBufferWriter<byte> writer)
    {
        var header = writer.GetSpan(AvroFraming.RegistryHeaderLength);
        AvroFraming.WriteSchemaId(header, schemaId);
        writer.Advance(AvroFraming.RegistryHeaderLength);
        EncodeBody(envelope, writer);
    }

    /// <summary>Writes a framed record as JSON that says the same.</summary>
    /// <returns>None, or why the record is no value of a known schema.</returns>
    internal static RejectReason ToJson(ReadOnlySpan<byte> record, AvroSchemas schemas, ArrayBufferWriter<byte> json)
    {
        var header = AvroFraming.HeaderLength(record);
        if (header == 0)
        {
            return RejectReason.MalformedAvro;
        }

        if (!schemas.TryFind(record, out var plan))
        {
            return RejectReason.UnknownSchema;
        }

        using var writer = new Utf8JsonWriter(json, JsonEventCodec.WriterOptions);
        return new AvroTranscoder(record[header..], writer).Write(plan);
    }

    private static void EncodeBody(EventEnvelope envelope, IBufferWriter<byte> writer)
    {
        var json = new ArrayBufferWriter<byte>(512);
        JsonEventCodec.Encode(envelope, json);
        using var document = JsonDocument.Parse(json.WrittenMemory);
        new AvroWriter(writer).Write(Plan, document.RootElement);
    }
}
