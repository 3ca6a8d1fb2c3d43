using System.Collections.Immutable;

namespace FinData;

/// <summary>What a loan is expected to bring after a date, if every due is paid on its day.</summary>
[GenerateSerializer, Immutable, Alias("findata.cash-flow-view")]
public sealed record CashFlowView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string Currency { get; init; }
    [Id(2)] public required DateOnly AsOf { get; init; }
    /// <summary>Fallen due by <see cref="AsOf"/> and unpaid.</summary>
    [Id(3)] public required CashFlowAmountsView PastDue { get; init; }
    /// <summary>Paid beyond the dues: the first of the amounts will be settled from it.</summary>
    [Id(4)] public required decimal Credit { get; init; }
    [Id(5)] public required ImmutableArray<CashFlowMonthView> Months { get; init; }
    [Id(6)] public required long Watermark { get; init; }
}

[GenerateSerializer, Immutable, Alias("findata.cash-flow-amounts-view")]
public readonly record struct CashFlowAmountsView
{
    [Id(0)] public required decimal Principal { get; init; }
    [Id(1)] public required decimal Interest { get; init; }
    [Id(2)] public required decimal Fees { get; init; }
    [Id(3)] public required decimal Penalties { get; init; }
    [Id(4)] public required decimal Total { get; init; }
}

/// <summary>What is expected in one month.</summary>
[GenerateSerializer, Immutable, Alias("findata.cash-flow-month-view")]
public readonly record struct CashFlowMonthView
{
    /// <summary>Such as <c>2026-02</c>.</summary>
    [Id(0)] public required string Month { get; init; }
    [Id(1)] public required decimal Principal { get; init; }
    [Id(2)] public required decimal Interest { get; init; }
    [Id(3)] public required decimal Fees { get; init; }
    [Id(4)] public required decimal Penalties { get; init; }
    [Id(5)] public required decimal Total { get; init; }
}
