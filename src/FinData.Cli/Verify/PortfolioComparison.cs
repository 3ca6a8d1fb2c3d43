using FinData.Lending;

namespace FinData.Cli;

/// <summary>Compares the portfolio with the sums of all contracts as the log folds them.</summary>
internal static class PortfolioComparison
{
    public static IEnumerable<Difference> Compare(IReadOnlyCollection<ContractView> folded, PortfolioView answered)
    {
        if (!answered.MissingPartitions.IsEmpty)
        {
            yield return new Difference("portfolio", "partitions", "all", $"without {string.Join(", ", answered.MissingPartitions)}");
        }

        if (answered.Contracts != folded.Count)
        {
            yield return new Difference("portfolio", "contracts", Cells.Count(folded.Count), Cells.Count(answered.Contracts));
        }

        var expected = Sum(folded).ToDictionary(KeyOf);
        foreach (var line in answered.Lines)
        {
            if (!expected.Remove(KeyOf(line), out var ours))
            {
                yield return new Difference("portfolio", KeyOf(line).ToString(), Difference.Absent, line.ToString());
            }
            else if (ours != line)
            {
                yield return new Difference("portfolio", KeyOf(line).ToString(), ours.ToString(), line.ToString());
            }
        }

        foreach (var missing in expected.Values)
        {
            yield return new Difference("portfolio", KeyOf(missing).ToString(), missing.ToString(), Difference.Absent);
        }
    }

    /// <summary>Contracts that are not open yet are counted too, under the kind <c>none</c>.</summary>
    public static IEnumerable<PortfolioLine> Sum(IEnumerable<ContractView> contracts)
        => contracts.GroupBy(static c => (Kind: c.Kind ?? "none", Product: c.Product ?? "", Currency: c.Currency ?? "", c.Status, Bucket: DelinquencyBuckets.Of(c.DaysPastDue)))
            .Select(static g => new PortfolioLine
            {
                Kind = g.Key.Kind,
                Product = g.Key.Product,
                Currency = g.Key.Currency,
                Status = g.Key.Status,
                Bucket = g.Key.Bucket,
                Contracts = g.LongCount(),
                Balance = g.Sum(static c => c.Balance),
                AccruedInterest = g.Sum(static c => c.AccruedInterest),
                PrincipalOutstanding = g.Sum(static c => c.PrincipalOutstanding),
                Overdue = g.Sum(static c => c.Overdue),
            });

    private static (string Kind, string Product, string Currency, ContractStatus Status, DelinquencyBucket Bucket) KeyOf(PortfolioLine line)
        => (line.Kind, line.Product, line.Currency, line.Status, line.Bucket);
}
