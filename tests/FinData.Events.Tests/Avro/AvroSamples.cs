using System.Buffers;
using Avro;
using Avro.Generic;
using Avro.IO;

namespace FinData.Events.Tests.Avro;

/// <summary>Records as a producer with Apache's own library writes them.</summary>
internal static class AvroSamples
{
    public const string Schema = """
        {"type": "record", "name": "Event", "namespace": "bank", "fields": [
          {"name": "eventId", "type": "string"},
          {"name": "type", "type": {"type": "enum", "name": "Kind", "symbols": ["debited", "credited"]}},
          {"name": "contractId", "type": "string"},
          {"name": "effectiveDate", "type": {"type": "int", "logicalType": "date"}},
          {"name": "occurredAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "source", "type": "string"},
          {"name": "amount", "type": {"type": "bytes", "logicalType": "decimal", "precision": 18, "scale": 4}},
          {"name": "currency", "type": "string"}
        ]}
        """;

    private static readonly int SchemaId = 7;

    /// <summary>12.50 EUR credited to c-1 on 31 January 2026.</summary>
    public static GenericRecord Credited(string schema = Schema)
    {
        var record = new GenericRecord((RecordSchema)global::Avro.Schema.Parse(schema));
        Set(record, "eventId", "e-1");
        Set(record, "contractId", "c-1");
        Set(record, "effectiveDate", new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc));
        Set(record, "occurredAt", new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc));
        Set(record, "source", "core");
        Set(record, "currency", "EUR");
        if (record.Schema.TryGetField("type", out var type))
        {
            record.Add("type", type.Schema is EnumSchema symbols ? new GenericEnum(symbols, "credited") : "credited");
        }

        if (record.Schema.TryGetField("amount", out var amount))
        {
            record.Add("amount", amount.Schema is LogicalSchema ? new AvroDecimal(12.5000m) : "12.50");
        }

        return record;
    }

    public static void Set(GenericRecord record, string field, object? value)
    {
        if (record.Schema.TryGetField(field, out _))
        {
            record.Add(field, value);
        }
    }

    public static byte[] Body(GenericRecord record)
    {
        using var stream = new MemoryStream();
        var encoder = new BinaryEncoder(stream);
        new GenericDatumWriter<GenericRecord>(record.Schema).Write(record, encoder);
        encoder.Flush();
        return stream.ToArray();
    }

    /// <summary>In Confluent's framing, with a decoder whose registry knows the schema.</summary>
    public static (byte[] Record, EventDecoder Decoder) Framed(GenericRecord record)
    {
        var schemas = new AvroSchemas();
        schemas.Add(SchemaId, record.Schema.ToString());
        return (Framed(SchemaId, Body(record)), new EventDecoder(schemas));
    }

    public static byte[] Framed(int id, byte[] body) => [0, (byte)(id >> 24), (byte)(id >> 16), (byte)(id >> 8), (byte)id, .. body];

    public static byte[] SingleObject(ulong fingerprint, byte[] body)
    {
        var header = BitConverter.GetBytes(fingerprint);
        return [0xC3, 1, .. BitConverter.IsLittleEndian ? header : header.Reverse(), .. body];
    }

    public static byte[] Encode(EventEnvelope envelope)
    {
        var buffer = new ArrayBufferWriter<byte>();
        AvroEventCodec.Encode(envelope, buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
