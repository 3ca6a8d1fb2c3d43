using System.Collections.Immutable;
using FinData.Lending;

namespace FinData.Silo.Pages.Portfolio;

/// <summary>Everything of one product and currency.</summary>
/// <param name="ByStatus">Contracts of each status that the portfolio has, in the order of <see cref="StatusesOf"/>.</param>
internal sealed record ProductRow(
    string Kind, string Product, string Currency, ImmutableArray<long> ByStatus, long Contracts, decimal Balance, decimal AccruedInterest, decimal PrincipalOutstanding, decimal Overdue)
{
    public static ImmutableArray<ContractStatus> StatusesOf(PortfolioView portfolio) => [.. portfolio.Lines.Select(static line => line.Status).Distinct().Order()];

    public static ImmutableArray<ProductRow> Of(PortfolioView portfolio)
    {
        var statuses = StatusesOf(portfolio);
        return
        [
            .. portfolio.Lines
                .GroupBy(static line => (line.Kind, line.Product, line.Currency))
                .OrderBy(static group => group.Key)
                .Select(group => new ProductRow(
                    group.Key.Kind, group.Key.Product, group.Key.Currency,
                    [.. statuses.Select(status => group.Where(line => line.Status == status).Sum(static line => line.Contracts))],
                    group.Sum(static line => line.Contracts),
                    group.Sum(static line => line.Balance),
                    group.Sum(static line => line.AccruedInterest),
                    group.Sum(static line => line.PrincipalOutstanding),
                    group.Sum(static line => line.Overdue))),
        ];
    }
}
