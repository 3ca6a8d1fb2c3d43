using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Partitions;

internal static class PartitionsEndpoint
{
    public static void MapPartitionsPage(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/partitions", ShowAsync);
        pages.MapGet("/quarantined", ShowQuarantinedAsync);
    }

    private static async Task<IResult> ShowAsync(ILedgerReader ledger, CancellationToken cancellationToken)
        => Page.Of<PartitionsPage>(new { Partitions = await ledger.GetPartitionsAsync(cancellationToken) });

    private static async Task<IResult> ShowQuarantinedAsync(ILedgerReader ledger, CancellationToken cancellationToken)
        => Page.Of<QuarantinedContractsPage>(new { Contracts = await ledger.GetQuarantinedAsync(QuarantinedContractsPage.Most, cancellationToken) });
}
