using System.Collections.Immutable;
using FinData.Lending;

namespace FinData;

/// <summary>Totals of everything, summed over the partitions on request. Key 0.</summary>
[Alias("findata.portfolio")]
public interface IPortfolioGrain : IGrainWithIntegerKey
{
    [Alias("get")]
    Task<PortfolioView> Get(CancellationToken cancellationToken);
}

[GenerateSerializer, Immutable, Alias("findata.portfolio-view")]
public sealed record PortfolioView
{
    [Id(0)] public required ImmutableArray<PortfolioLine> Lines { get; init; }
    [Id(1)] public required long Contracts { get; init; }
    /// <summary>Partitions that did not answer: their contracts are missing from the sums.</summary>
    [Id(2)] public required ImmutableArray<int> MissingPartitions { get; init; }
}

/// <summary>Sums over the contracts of one kind, product, currency, status and delinquency bucket, each as of its last event.</summary>
[GenerateSerializer, Immutable, Alias("findata.portfolio-line")]
public readonly record struct PortfolioLine
{
    [Id(0)] public required string Kind { get; init; }
    [Id(1)] public required string Product { get; init; }
    [Id(2)] public required string Currency { get; init; }
    [Id(3)] public required ContractStatus Status { get; init; }
    [Id(4)] public required long Contracts { get; init; }
    [Id(5)] public required decimal Balance { get; init; }
    [Id(6)] public required decimal AccruedInterest { get; init; }
    [Id(7)] public required decimal PrincipalOutstanding { get; init; }
    [Id(8)] public required decimal Overdue { get; init; }
    [Id(9)] public DelinquencyBucket Bucket { get; init; }
}
