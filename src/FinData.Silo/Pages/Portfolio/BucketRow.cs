using System.Collections.Immutable;
using FinData.Lending;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>Loans that are being repaid, by how late they are: one row of a table whose columns are the delinquency buckets.</summary>
/// <param name="Name">A product, or whatever the loans have in common.</param>
/// <param name="Cells">One for each of <see cref="Buckets"/>.</param>
public sealed record BucketRow(string Name, string Currency, ImmutableArray<BucketCell> Cells)
{
    public static ImmutableArray<DelinquencyBucket> Buckets { get; } = [.. Enum.GetValues<DelinquencyBucket>()];

    public BucketCell All => new(Cells.Sum(static cell => cell.Contracts), Cells.Sum(static cell => cell.Principal), Cells.Sum(static cell => cell.Overdue));

    /// <summary>Portfolio at risk: the share of the principal that is on loans more than 30 days past due; null where there is no principal.</summary>
    public decimal? AtRisk => All.Principal == 0 ? null
        : Cells.Where(static (_, place) => Buckets[place] > DelinquencyBucket.Days1To30).Sum(static cell => cell.Principal) / All.Principal;

    public static string NameOf(DelinquencyBucket bucket) => bucket switch
    {
        DelinquencyBucket.Current => "Current",
        DelinquencyBucket.Days1To30 => "1 to 30 days",
        DelinquencyBucket.Days31To60 => "31 to 60",
        DelinquencyBucket.Days61To90 => "61 to 90",
        DelinquencyBucket.Days91To180 => "91 to 180",
        _ => "181 and more",
    };

    /// <summary>A row for each product and currency.</summary>
    public static ImmutableArray<BucketRow> ByProduct(ImmutableArray<PortfolioLine> lines)
        => [.. lines.GroupBy(static line => (line.Product, line.Currency)).OrderBy(static group => group.Key).SelectMany(static group => Of(group.Key.Product, DelinquencyTotals.Of(group)))];

    /// <summary>A row for each currency.</summary>
    public static ImmutableArray<BucketRow> Of(string name, ImmutableArray<DelinquencyTotals> totals)
        => [.. totals.GroupBy(static total => total.Currency, StringComparer.Ordinal).Select(group => new BucketRow(name, group.Key, [.. Buckets.Select(bucket => CellOf(group, bucket))]))];

    private static BucketCell CellOf(IEnumerable<DelinquencyTotals> totals, DelinquencyBucket bucket)
    {
        var here = totals.Where(total => total.Bucket == bucket).ToArray();
        return new BucketCell(here.Sum(static total => total.Contracts), here.Sum(static total => total.PrincipalOutstanding), here.Sum(static total => total.Overdue));
    }
}

/// <summary>Loans of one bucket.</summary>
public readonly record struct BucketCell(long Contracts, decimal Principal, decimal Overdue);
