using System.ComponentModel;
using FinData.Grains;
using FinData.Silo.OpenApi;
using FinData.Silo.Problems;
using FinData.Silo.Queries;
using FinData.Silo.Security;
using Microsoft.AspNetCore.Mvc;

namespace FinData.Silo.DeadLetters;

internal static class DeadLetterEndpoints
{
    public static void MapDeadLetters(this IEndpointRouteBuilder app)
    {
        var letters = app.MapGroup("/v1/dead-letters").WithTags("Dead letters").RequireAuthorization(Roles.Operate);

        letters.MapGet("", ListAsync)
            .Describe("listDeadLetters", "Records that are no events", "Newest first, page by page, with reason, place and the original bytes.")
            .WithParameters("before", "limit").Answers<DeadLetterPage>().Problems(400, 503);

        letters.MapGet("/{sequence:long}", GetAsync)
            .Describe("getDeadLetter", "One dead letter", "Its value is given as text where the bytes are UTF-8, else as base64.")
            .WithParameters().Answers<DeadLetterView>().Problems(404, 503);
    }

    private static async Task<IResult> ListAsync(
        [FromQuery, Description("The sequence that the page before gave; without: from the newest.")] string? before,
        [FromQuery, Description("At most this many; 100 without.")] string? limit,
        ILedgerStore store,
        FinDataServerOptions options,
        CancellationToken cancellationToken)
    {
        var reader = new RequestReader();
        var start = reader.Offset("before", before);
        var most = reader.Limit(limit, options.Queries.MaxPageSize);
        if (reader.HasFaults)
        {
            return reader.Problem;
        }

        var letters = await store.ListDeadLettersAsync(start, most, cancellationToken);
        return TypedResults.Ok(new DeadLetterPage
        {
            Letters = [.. letters.Select(DeadLetterViews.Of)],
            Before = letters.Count == most ? letters[^1].Sequence : null,
        });
    }

    private static async Task<IResult> GetAsync(long sequence, ILedgerStore store, CancellationToken cancellationToken)
        => await store.GetDeadLetterAsync(sequence, cancellationToken) is { } letter
            ? TypedResults.Ok(DeadLetterViews.Of(letter))
            : Problem.UnknownDeadLetter(sequence);
}
