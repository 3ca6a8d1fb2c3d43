using System.Collections.Immutable;

namespace FinData;

[GenerateSerializer, Immutable, Alias("findata.schedule-view")]
public sealed record ScheduleView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string Currency { get; init; }
    [Id(2)] public DateOnly? AsOf { get; init; }
    [Id(3)] public required ImmutableArray<InstallmentView> Installments { get; init; }
    [Id(4)] public required long Watermark { get; init; }
    /// <summary>Everything that has fallen due, in order: installments, and fees and charges on days of their own.</summary>
    [Id(5)] public ImmutableArray<DueItemView> DueItems { get; init; } = [];
}

/// <summary>One installment as agreed, and what is paid of it.</summary>
[GenerateSerializer, Immutable, Alias("findata.installment-view")]
public readonly record struct InstallmentView
{
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required DateOnly DueDate { get; init; }
    [Id(2)] public required decimal OpeningPrincipal { get; init; }
    [Id(3)] public required decimal Principal { get; init; }
    [Id(4)] public required decimal Interest { get; init; }
    [Id(5)] public required decimal Total { get; init; }
    [Id(6)] public required decimal ClosingPrincipal { get; init; }
    [Id(7)] public required decimal PrincipalPaid { get; init; }
    [Id(8)] public required decimal InterestPaid { get; init; }
    /// <summary>Part of <see cref="Total"/>, as <see cref="Penalty"/> is.</summary>
    [Id(9)] public decimal Fee { get; init; }
    [Id(10)] public decimal Penalty { get; init; }
    [Id(11)] public decimal FeePaid { get; init; }
    [Id(12)] public decimal PenaltyPaid { get; init; }
}

/// <summary>One thing that has fallen due: what it asks for, less what was waived or written off, and what of that is paid.</summary>
[GenerateSerializer, Immutable, Alias("findata.due-item-view")]
public readonly record struct DueItemView
{
    /// <summary>The installment's number; 0 for a fee or charge on a day of its own.</summary>
    [Id(0)] public required int Number { get; init; }
    [Id(1)] public required DateOnly DueDate { get; init; }
    [Id(2)] public required decimal Principal { get; init; }
    [Id(3)] public required decimal Interest { get; init; }
    [Id(4)] public required decimal Fee { get; init; }
    [Id(5)] public required decimal Penalty { get; init; }
    [Id(6)] public required decimal PrincipalPaid { get; init; }
    [Id(7)] public required decimal InterestPaid { get; init; }
    [Id(8)] public required decimal FeePaid { get; init; }
    [Id(9)] public required decimal PenaltyPaid { get; init; }
    /// <summary>What is left to pay.</summary>
    [Id(10)] public required decimal Unpaid { get; init; }
}
