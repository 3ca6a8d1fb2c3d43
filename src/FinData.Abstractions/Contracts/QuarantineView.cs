namespace FinData;

/// <summary>
/// A contract whose fold breaks an invariant: its events are kept, its figures cannot be computed. Reversing the event that cannot be, or a server that can
/// fold it, brings it back.
/// </summary>
[GenerateSerializer, Immutable, Alias("findata.quarantine-view")]
public sealed record QuarantineView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required int Partition { get; init; }
    /// <summary>Highest offset taken in.</summary>
    [Id(2)] public required long Watermark { get; init; }
    /// <summary>The offset with which the contract came to break; null where that cannot be told.</summary>
    [Id(3)] public long? Since { get; init; }
    /// <summary>The event at which the fold breaks, which may be an earlier one than that at <see cref="Since"/>; null where no single one is to blame.</summary>
    [Id(4)] public string? EventId { get; init; }
    /// <summary>Where that event is in the log.</summary>
    [Id(5)] public long? Offset { get; init; }
    [Id(6)] public required string Reason { get; init; }
}
