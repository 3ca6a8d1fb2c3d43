using System.Collections.Immutable;

namespace FinData;

[GenerateSerializer, Immutable, Alias("findata.statement-view")]
public sealed record StatementView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? Currency { get; init; }
    [Id(2)] public required ImmutableArray<StatementLine> Lines { get; init; }
    [Id(3)] public required long Watermark { get; init; }
}

/// <summary>One event and the balances after it.</summary>
[GenerateSerializer, Immutable, Alias("findata.statement-line")]
public readonly record struct StatementLine
{
    [Id(0)] public required DateOnly Date { get; init; }
    [Id(1)] public required string EventId { get; init; }
    [Id(2)] public required string Type { get; init; }
    [Id(3)] public required decimal Amount { get; init; }
    [Id(4)] public required string Outcome { get; init; }
    [Id(5)] public string? Reason { get; init; }
    [Id(6)] public required decimal Balance { get; init; }
    [Id(7)] public required decimal AccruedInterest { get; init; }
    [Id(8)] public required decimal PrincipalOutstanding { get; init; }
    [Id(9)] public required long Offset { get; init; }
    [Id(10)] public decimal InterestDue { get; init; }
    [Id(11)] public decimal FeesDue { get; init; }
    [Id(12)] public decimal PenaltiesDue { get; init; }
    [Id(13)] public decimal Credit { get; init; }
    [Id(14)] public decimal AccruedPenalty { get; init; }
}
