using System.Collections.Immutable;
using FinData.Lending;

namespace FinData;

/// <summary>Loans of one currency in one delinquency bucket.</summary>
[GenerateSerializer, Immutable, Alias("findata.delinquency-totals")]
public readonly record struct DelinquencyTotals
{
    [Id(0)] public required string Currency { get; init; }
    [Id(1)] public required DelinquencyBucket Bucket { get; init; }
    [Id(2)] public required long Contracts { get; init; }
    [Id(3)] public required decimal PrincipalOutstanding { get; init; }
    [Id(4)] public required decimal Overdue { get; init; }

    /// <summary>Only loans that are being repaid: one that is pending, paid, closed or charged off is in no bucket.</summary>
    public static ImmutableArray<DelinquencyTotals> Of(IEnumerable<ClientContract> contracts)
        => [.. contracts
            .Where(static c => c is { Kind: "loan", Status: ContractStatus.Active or ContractStatus.Overdue })
            .GroupBy(static c => (c.Currency, Bucket: DelinquencyBuckets.Of(c.DaysPastDue)))
            .OrderBy(static g => g.Key.Currency, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Bucket)
            .Select(static g => new DelinquencyTotals
            {
                Currency = g.Key.Currency,
                Bucket = g.Key.Bucket,
                Contracts = g.LongCount(),
                PrincipalOutstanding = g.Sum(static c => c.PrincipalOutstanding),
                Overdue = g.Sum(static c => c.Overdue),
            })];

    /// <summary>The same of a portfolio, whose lines are sums already.</summary>
    public static ImmutableArray<DelinquencyTotals> Of(IEnumerable<PortfolioLine> lines)
        => [.. lines
            .Where(static l => l is { Kind: "loan", Status: ContractStatus.Active or ContractStatus.Overdue })
            .GroupBy(static l => (l.Currency, l.Bucket))
            .OrderBy(static g => g.Key.Currency, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Bucket)
            .Select(static g => new DelinquencyTotals
            {
                Currency = g.Key.Currency,
                Bucket = g.Key.Bucket,
                Contracts = g.Sum(static l => l.Contracts),
                PrincipalOutstanding = g.Sum(static l => l.PrincipalOutstanding),
                Overdue = g.Sum(static l => l.Overdue),
            })];
}
