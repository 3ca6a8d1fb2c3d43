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
    private readonly ConcurrentDictionary<int, AvroPlan?> byId = new();
    private readonly ConcurrentDictionary<ulong, AvroPlan> byFingerprint = new();

    public AvroSchemas() => byFingerprint.TryAdd(AvroEventCodec.Fingerprint, AvroEventCodec.Plan);

    /// <summary>Makes a schema known by its fingerprint.</summary>
    /// <returns>The fingerprint: CRC-64-AVRO of the schema's parsing canonical form.</returns>
    /// <exception cref="FormatException">The text is no Avro schema.</exception>
    public ulong Add(string schema)
    {
        var parsed = Parse(schema);
        var fingerprint = FingerprintOf(parsed);
        byFingerprint.TryAdd(fingerprint, AvroPlan.Of(parsed));
        return fingerprint;
    }

    /// <summary>Makes a schema known by the id that a registry gave it.</summary>
    /// <exception cref="FormatException">The text is no Avro schema.</exception>
    public void Add(int id, string schema) => byId[id] = AvroPlan.Of(Parse(schema));

    /// <summary>Notes that the registry has no Avro schema of this id: records that name it are no events.</summary>
    public void AddUnknown(int id) => byId.TryAdd(id, null);

    /// <summary>Whether nothing is known yet of an id: neither a schema nor that there is none.</summary>
    public bool IsMissing(int id) => !byId.ContainsKey(id);

    internal bool TryFind(int id, [NotNullWhen(true)] out AvroPlan? plan) => byId.TryGetValue(id, out plan) && plan is not null;

    internal bool TryFind(ulong fingerprint, [NotNullWhen(true)] out AvroPlan? plan) => byFingerprint.TryGetValue(fingerprint, out plan);

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
}
