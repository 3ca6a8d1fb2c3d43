using System.Collections.Immutable;
using FinData.Lending;

namespace FinData;

[GenerateSerializer, Immutable, Alias("findata.client-view")]
public sealed record ClientView
{
    [Id(0)] public required string ClientId { get; init; }
    [Id(1)] public DateOnly? AsOf { get; init; }
    [Id(2)] public required ImmutableArray<CurrencyTotals> Totals { get; init; }
    [Id(3)] public required ImmutableArray<ClientContract> Contracts { get; init; }
    /// <summary>Loans that are being repaid, by how late they are.</summary>
    [Id(4)] public ImmutableArray<DelinquencyTotals> Delinquency { get; init; } = [];
    /// <summary>Contracts without figures at <see cref="AsOf"/>, which the totals lack.</summary>
    [Id(5)] public ImmutableArray<ContractProblem> Problems { get; init; } = [];
}

/// <summary>One contract in its client's view.</summary>
[GenerateSerializer, Immutable, Alias("findata.client-contract")]
public readonly record struct ClientContract
{
    [Id(0)] public required string ContractId { get; init; }
    [Id(1)] public required string Kind { get; init; }
    [Id(2)] public required string Product { get; init; }
    [Id(3)] public required string Currency { get; init; }
    [Id(4)] public required ContractStatus Status { get; init; }
    [Id(5)] public required decimal Balance { get; init; }
    [Id(6)] public required decimal AccruedInterest { get; init; }
    [Id(7)] public required decimal PrincipalOutstanding { get; init; }
    [Id(8)] public required decimal Overdue { get; init; }
    [Id(9)] public required long Watermark { get; init; }
    [Id(10)] public int DaysPastDue { get; init; }
}

/// <summary>Sums over contracts of one kind and currency.</summary>
[GenerateSerializer, Immutable, Alias("findata.currency-totals")]
public readonly record struct CurrencyTotals
{
    [Id(0)] public required string Kind { get; init; }
    [Id(1)] public required string Currency { get; init; }
    [Id(2)] public required int Contracts { get; init; }
    [Id(3)] public required decimal Balance { get; init; }
    [Id(4)] public required decimal AccruedInterest { get; init; }
    [Id(5)] public required decimal PrincipalOutstanding { get; init; }
    [Id(6)] public required decimal Overdue { get; init; }
}
