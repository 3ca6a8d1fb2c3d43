using FinData.Silo.Pages.Layout;
using FinData.Silo.Queries;

namespace FinData.Silo.Pages.Clients;

internal static class ClientEndpoint
{
    public static void MapClientPage(this IEndpointRouteBuilder pages) => pages.MapGet("/clients/{id}", ShowAsync);

    private static async Task<IResult> ShowAsync(string id, HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
    {
        if (!QueryFields.TryDate(request, "asOf", out var asOf) || !QueryFields.TryPage(request, out var page))
        {
            return Page.BadRequest("A date is written 2024-12-31, and a page is a number.");
        }

        _ = Ids.TryRead(id, out var clientId);
        var client = await ledger.GetClientAsync(clientId, asOf, cancellationToken);
        return client is null
            ? Page.NotFound($"No contract names a client “{clientId}”.", clientId)
            : Page.Of<ClientPage>(new { Client = client, AsOf = asOf, Paging = Paging.Of(page, client.Contracts.Length) });
    }
}
