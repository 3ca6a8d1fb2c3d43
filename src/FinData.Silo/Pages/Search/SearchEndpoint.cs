using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Search;

/// <summary>From an id to its page: a contract first, a client otherwise.</summary>
internal static class SearchEndpoint
{
    public static void MapSearch(this IEndpointRouteBuilder pages) => pages.MapGet("/search", FindAsync);

    private static async Task<IResult> FindAsync(string? q, ILedgerReader ledger, CancellationToken cancellationToken)
    {
        var id = (q ?? "").Trim();
        if (id.Length == 0)
        {
            return Page.NotFound("Nothing was asked for: type the id of a contract or a client.");
        }

        var contract = ledger.GetContractAsync(id, ContractQuery.Latest, cancellationToken);
        var client = ledger.GetClientAsync(id, null, cancellationToken);
        if (await contract is not null)
        {
            return Results.Redirect(Links.Contract(id));
        }

        return await client is not null
            ? Results.Redirect(Links.Client(id))
            : Page.NotFound($"No contract and no client has the id “{id}”.", id);
    }
}
