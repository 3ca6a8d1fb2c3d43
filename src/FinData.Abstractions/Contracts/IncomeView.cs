using System.Collections.Immutable;

namespace FinData;

/// <summary>What a contract earned, month by month: the journal's income accounts as of each month's last day.</summary>
[GenerateSerializer, Immutable, Alias("findata.income-view")]
public sealed record IncomeView
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public string? Currency { get; init; }
    /// <summary>Months with any income, in order.</summary>
    [Id(2)] public required ImmutableArray<MonthIncomeView> Months { get; init; }
    [Id(3)] public required long Watermark { get; init; }
}

/// <summary>Income of one month; interest with 8 decimals, since it accrues whether or not it is posted.</summary>
[GenerateSerializer, Immutable, Alias("findata.month-income-view")]
public readonly record struct MonthIncomeView
{
    /// <summary>Such as <c>2026-02</c>.</summary>
    [Id(0)] public required string Month { get; init; }
    [Id(1)] public required decimal Interest { get; init; }
    [Id(2)] public required decimal Fees { get; init; }
    [Id(3)] public required decimal Penalties { get; init; }
    [Id(4)] public required decimal Recoveries { get; init; }
    [Id(5)] public required decimal WrittenOff { get; init; }
    /// <summary>What an account's positive balances cost.</summary>
    [Id(6)] public required decimal InterestExpense { get; init; }
    /// <summary>Income less expense and loss.</summary>
    [Id(7)] public required decimal Total { get; init; }
}
