using System.Collections.Immutable;

namespace FinData;

[GenerateSerializer, Immutable, Alias("findata.statement-view")]
public sealed record StatementView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? Currency { get; init; }
    [Id(2)] public required ImmutableArray<StatementLine> Lines { get; init; }
    [Id(3)] public required long Watermark { get; init; }
    /// <summary>What each event, and each day's passing, moved: the journal, one line an event or a day.</summary>
    [Id(4)] public ImmutableArray<StatementMovement> Movements { get; init; } = [];
    /// <summary>
    /// Events whose outcome an event that came later has changed. Null where so much came out of order that it is not looked through: then
    /// <see cref="IContractGrain.GetEvent"/> says it of one event.
    /// </summary>
    [Id(5)] public ImmutableArray<RevisionView>? Revisions { get; init; }
}

/// <summary>What became of an event when it came, where that is not what it is now.</summary>
[GenerateSerializer, Immutable, Alias("findata.revision-view")]
public readonly record struct RevisionView
{
    [Id(0)] public required long Offset { get; init; }
    [Id(1)] public required string EventId { get; init; }
    [Id(2)] public required string FirstOutcome { get; init; }
    [Id(3)] public string? FirstReason { get; init; }
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

/// <summary>What one event, or one day's passing, changed of each bucket, and what it came to.</summary>
[GenerateSerializer, Immutable, Alias("findata.statement-movement")]
public readonly record struct StatementMovement
{
    [Id(0)] public required DateOnly Date { get; init; }
    /// <summary>Null for what the passing of time did: interest that accrued, dues that fell.</summary>
    [Id(1)] public string? EventId { get; init; }
    /// <summary>Money that came in, less money that went out.</summary>
    [Id(2)] public required decimal Cash { get; init; }
    [Id(3)] public required BucketsView Change { get; init; }
    [Id(4)] public required BucketsView Balance { get; init; }
}

/// <summary>What a contract's balance is made of; <see cref="Lending.Buckets"/> says what each is.</summary>
[GenerateSerializer, Immutable, Alias("findata.buckets-view")]
public readonly record struct BucketsView
{
    [Id(0)] public required decimal Principal { get; init; }
    [Id(1)] public required decimal Interest { get; init; }
    [Id(2)] public required decimal Fees { get; init; }
    [Id(3)] public required decimal Penalties { get; init; }
    [Id(4)] public required decimal Credit { get; init; }
    [Id(5)] public required decimal Deposit { get; init; }
}
