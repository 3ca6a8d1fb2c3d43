using System.Collections.Immutable;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>Sums of one kind and currency: amounts of different currencies never meet in a sum.</summary>
internal sealed record PortfolioTotals(
    string Kind, string Currency, long Contracts, decimal Balance, decimal AccruedInterest, decimal PrincipalOutstanding, decimal Overdue)
{
    public static ImmutableArray<PortfolioTotals> Of(PortfolioView portfolio) =>
    [
        .. portfolio.Lines
            .GroupBy(static line => (line.Kind, line.Currency))
            .OrderBy(static group => group.Key)
            .Select(static group => new PortfolioTotals(
                group.Key.Kind,
                group.Key.Currency,
                group.Sum(static line => line.Contracts),
                group.Sum(static line => line.Balance),
                group.Sum(static line => line.AccruedInterest),
                group.Sum(static line => line.PrincipalOutstanding),
                group.Sum(static line => line.Overdue))),
    ];
}
