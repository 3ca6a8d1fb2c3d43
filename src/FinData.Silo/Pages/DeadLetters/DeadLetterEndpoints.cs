using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.DeadLetters;

internal static class DeadLetterEndpoints
{
    // Each letter shows a preview of its bytes, so a page of them stays under 50 KB.
    private const int PageSize = 50;

    public static void MapDeadLetterPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/dead-letters", ListAsync);
        pages.MapGet("/dead-letters/{sequence:long}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ILedgerReader ledger, CancellationToken cancellationToken)
    {
        if (!QueryFields.TryNumber(request, "before", out var before))
        {
            return Page.BadRequest("The place to list from is a sequence number.");
        }

        // One more than shown tells whether there is an older page.
        var letters = await ledger.ListDeadLettersAsync(before, PageSize + 1, cancellationToken);
        var shown = letters.Take(PageSize).ToArray();
        return Page.Of<DeadLettersPage>(new { Letters = shown, Before = before, Older = letters.Count > PageSize ? shown[^1].Sequence : (long?)null });
    }

    private static async Task<IResult> ShowAsync(long sequence, ILedgerReader ledger, CancellationToken cancellationToken)
        => await ledger.GetDeadLetterAsync(sequence, cancellationToken) is { } letter
            ? Page.Of<DeadLetterPage>(new { Letter = letter })
            : Page.NotFound($"There is no dead letter {sequence}.");
}
