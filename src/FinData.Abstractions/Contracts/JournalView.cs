using System.Collections.Immutable;

namespace FinData;

[GenerateSerializer, Immutable, Alias("findata.journal-view")]
public sealed record JournalView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? Currency { get; init; }
    [Id(2)] public required ImmutableArray<JournalLineView> Lines { get; init; }
    /// <summary>Sum of all lines: zero, always.</summary>
    [Id(3)] public required decimal Imbalance { get; init; }
    [Id(4)] public required long Watermark { get; init; }
}

/// <summary>One journal line; debits positive. Interest lines carry how they were computed.</summary>
[GenerateSerializer, Immutable, Alias("findata.journal-line")]
public readonly record struct JournalLineView
{
    [Id(0)] public required DateOnly Date { get; init; }
    /// <summary>The event that caused it; null where the passing of time did.</summary>
    [Id(1)] public string? EventId { get; init; }
    [Id(2)] public required int Installment { get; init; }
    [Id(3)] public required string Account { get; init; }
    [Id(4)] public required decimal Amount { get; init; }
    [Id(5)] public AccrualView? Accrual { get; init; }
}

/// <summary><c>round(Base * Rate * Days / Basis)</c> from <see cref="From"/> to before <see cref="To"/>.</summary>
[GenerateSerializer, Immutable, Alias("findata.accrual-view")]
public sealed record AccrualView
{
    [Id(0)] public required DateOnly From { get; init; }
    [Id(1)] public required DateOnly To { get; init; }
    [Id(2)] public required decimal Base { get; init; }
    [Id(3)] public required decimal Rate { get; init; }
    [Id(4)] public required int Days { get; init; }
    [Id(5)] public required int Basis { get; init; }
    [Id(6)] public required string DayCount { get; init; }
}
