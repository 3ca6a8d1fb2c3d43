using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Partitions;

internal static class PartitionsEndpoint
{
    public static void MapPartitionsPage(this IEndpointRouteBuilder pages) => pages.MapGet("/partitions", ShowAsync);

    private static async Task<IResult> ShowAsync(ILedgerReader ledger, CancellationToken cancellationToken)
        => Page.Of<PartitionsPage>(new { Partitions = await ledger.GetPartitionsAsync(cancellationToken) });
}
