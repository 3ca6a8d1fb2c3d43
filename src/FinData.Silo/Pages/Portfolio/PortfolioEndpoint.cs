using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Portfolio;

internal static class PortfolioEndpoint
{
    public static void MapPortfolioPage(this IEndpointRouteBuilder pages) => pages.MapGet("/", ShowAsync);

    private static async Task<IResult> ShowAsync(ILedgerReader ledger, CancellationToken cancellationToken)
    {
        var portfolio = ledger.GetPortfolioAsync(cancellationToken);
        var partitions = ledger.GetPartitionsAsync(cancellationToken);
        return Page.Of<PortfolioPage>(new { Portfolio = await portfolio, Log = LogProgress.Of(await partitions), Months = ledger.AskMonths() });
    }
}
