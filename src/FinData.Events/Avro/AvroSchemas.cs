using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Avro;

namespace FinData.Events;

/// <summary>
/// The writers' schemas that records refer to: by the id that a schema registry gave (Confluent framing), or by fingerprint (single-object encoding).
/// The published schema is always there. Thread-safe; what was added once stays.
/// </summary>
public sealed class AvroSchemas
{
    private readonly ConcurrentDictionary<int, Known?> byId = new();
    private readonly ConcurrentDictionary<ulong, Known> byFingerprint = new();

    public AvroSchemas() => byFingerprint.TryAdd(AvroEventCodec.Fingerprint, new Known(AvroEventCodec.Plan, EventSchemas.Avro));

    /// <summary>Makes a schema known by its fingerprint.</summary>
    /// <returns>The fingerprint: CRC-64-AVRO of the schema's parsing canonical form.</returns>
    /// <exception cref="FormatException">The text is no Avro schema.</exception>
    public ulong Add(string schema)
    {
        var parsed = Parse(schema);
        var fingerprint = FingerprintOf(parsed);
        byFingerprint.TryAdd(fingerprint, new Known(AvroPlan.Of(parsed), schema));
        return fingerprint;
    }

    /// <summary>Makes a schema known by the id that a registry gave it.</summary>
    /// <exception cref="FormatException">The text is no Avro schema.</exception>
    public void Add(int id, string schema) => byId[id] = new Known(AvroPlan.Of(Parse(schema)), schema);

    /// <summary>Notes that the registry has no Avro schema of this id: records that name it are no events.</summary>
    public void AddUnknown(int id) => byId.TryAdd(id, null);

    /// <summary>Whether nothing is known yet of an id: neither a schema nor that there is none.</summary>
    public bool IsMissing(int id) => !byId.ContainsKey(id);

    /// <summary>The text of the schema that a framed record names; false where the record names none, or none that is known.</summary>
    public bool TryGetText(ReadOnlySpan<byte> record, [NotNullWhen(true)] out string? schema)
    {
        var known = Find(record);
        schema = known?.Text;
        return known is not null;
    }

    internal bool TryFind(ReadOnlySpan<byte> record, [NotNullWhen(true)] out AvroPlan? plan)
    {
        var known = Find(record);
        plan = known?.Plan;
        return known is not null;
    }

    private Known? Find(ReadOnlySpan<byte> record)
    {
        if (AvroFraming.TryReadSchemaId(record, out var id))
        {
            return byId.GetValueOrDefault(id);
        }

        return AvroFraming.TryReadFingerprint(record, out var fingerprint) ? byFingerprint.GetValueOrDefault(fingerprint) : null;
    }

    // The parser has no exception of its own for an empty text, and gives null for a type that it does not know.
    internal static Schema Parse(string schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        try
        {
            return Schema.Parse(schema) ?? throw new FormatException("Not an Avro schema: it has no type.");
        }
        catch (Exception e) when (e is AvroException or Newtonsoft.Json.JsonException or ArgumentException)
        {
            throw new FormatException($"Not an Avro schema: {e.Message}", e);
        }
    }

    internal static ulong FingerprintOf(Schema schema) => unchecked((ulong)SchemaNormalization.ParsingFingerprint64(schema));

    private sealed record Known(AvroPlan Plan, string Text);
}
