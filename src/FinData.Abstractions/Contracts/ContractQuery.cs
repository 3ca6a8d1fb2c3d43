namespace FinData;

/// <summary>At which date, as known when, and after which write a contract is read.</summary>
[GenerateSerializer, Immutable, Alias("findata.contract-query")]
public sealed record ContractQuery
{
    public static ContractQuery Latest { get; } = new();

    /// <summary>Business date; null: as of the contract's last event.</summary>
    [Id(0)]
    public DateOnly? AsOf { get; init; }

    /// <summary>Only events up to this offset of the contract's partition; null: all.</summary>
    [Id(1)]
    public long? KnownAt { get; init; }

    /// <summary>Wait, bounded, until this offset of the contract's partition is folded: a writer reads its own write.</summary>
    [Id(2)]
    public long? ReadAfter { get; init; }
}
