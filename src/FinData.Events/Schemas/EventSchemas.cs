namespace FinData.Events;

/// <summary>The published schema of events, for producers to check against before they send.</summary>
public static class EventSchemas
{
    /// <summary>
    /// JSON Schema (draft 07) of one event. It accepts what <see cref="JsonEventCodec.TryDecode(ReadOnlySpan{byte}, out DecodedEvent)"/> accepts, but for
    /// <see cref="InexpressibleReasons"/>.
    /// </summary>
    public static string Json { get; } = Load("event.schema.json");

    /// <summary>Avro schema of one event (<c>findata.Event</c>). A record of it is judged by the same rules as JSON.</summary>
    public static string Avro { get; } = Load("event.avsc");

    /// <summary>What no schema can refuse: it sees a JSON value, not bytes, nor a name given twice, nor the record's key, nor Avro's framing.</summary>
    public static IReadOnlyList<RejectReason> InexpressibleReasons { get; } =
    [
        RejectReason.Oversize, RejectReason.InvalidUtf8, RejectReason.MalformedJson, RejectReason.DuplicateField, RejectReason.KeyMismatch,
        RejectReason.UnknownSchema, RejectReason.MalformedAvro,
    ];

    private static string Load(string name)
    {
        using var stream = typeof(EventSchemas).Assembly.GetManifestResourceStream(name)
                           ?? throw new InvalidOperationException($"The assembly was built without {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
