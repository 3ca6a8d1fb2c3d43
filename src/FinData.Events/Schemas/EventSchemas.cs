namespace FinData.Events;

/// <summary>The published schema of events, for producers to check against before they send.</summary>
public static class EventSchemas
{
    private const string ResourceName = "event.schema.json";

    /// <summary>
    /// JSON Schema (draft 07) of one event. It accepts what <see cref="JsonEventCodec.TryDecode(ReadOnlySpan{byte}, out DecodedEvent)"/> accepts, but for
    /// <see cref="InexpressibleReasons"/>.
    /// </summary>
    public static string Json { get; } = Load();

    /// <summary>What no schema can refuse: it sees a JSON value, not bytes, nor a name given twice, nor the record's key.</summary>
    public static IReadOnlyList<RejectReason> InexpressibleReasons { get; } =
    [
        RejectReason.Oversize, RejectReason.InvalidUtf8, RejectReason.MalformedJson, RejectReason.DuplicateField, RejectReason.KeyMismatch,
    ];

    private static string Load()
    {
        using var stream = typeof(EventSchemas).Assembly.GetManifestResourceStream(ResourceName)
                           ?? throw new InvalidOperationException($"The assembly was built without {ResourceName}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
