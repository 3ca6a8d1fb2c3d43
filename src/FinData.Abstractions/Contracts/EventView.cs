using System.Collections.Immutable;

namespace FinData;

/// <summary>One event and what became of it as things stand now.</summary>
[GenerateSerializer, Immutable, Alias("findata.event-view")]
public sealed record EventView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string EventId { get; init; }
    [Id(2)] public required string Type { get; init; }
    [Id(3)] public required DateOnly EffectiveDate { get; init; }
    [Id(4)] public required decimal Amount { get; init; }
    [Id(5)] public string? Currency { get; init; }
    [Id(6)] public required string Outcome { get; init; }
    [Id(7)] public string? Reason { get; init; }
    [Id(8)] public required int Partition { get; init; }
    [Id(9)] public required long Offset { get; init; }
    /// <summary>An event that came later, with an earlier date or as a reversal, has changed the outcome since this one was first folded.</summary>
    [Id(10)] public bool Revised { get; init; }
    /// <summary>What the outcome was at first, where it was revised.</summary>
    [Id(11)] public string? FirstOutcome { get; init; }
    [Id(12)] public string? FirstReason { get; init; }
    /// <summary>Everything that is wrong with the terms of an opening that was refused for them; null otherwise.</summary>
    [Id(13)] public ImmutableArray<TermsErrorView>? TermsErrors { get; init; }
}

/// <summary>What is wrong with one field of an opening's terms.</summary>
[GenerateSerializer, Immutable, Alias("findata.terms-error-view")]
public readonly record struct TermsErrorView
{
    /// <summary>As the wire names it, such as <c>fees[0].share</c>.</summary>
    [Id(0)] public required string Field { get; init; }
    [Id(1)] public required string Message { get; init; }
}
