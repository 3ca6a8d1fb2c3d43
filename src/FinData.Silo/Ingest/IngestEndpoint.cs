using System.Text.Json;
using FinData.Silo.OpenApi;
using FinData.Silo.Problems;
using FinData.Silo.Queries;
using FinData.Silo.Security;
using Microsoft.AspNetCore.Http.Metadata;

namespace FinData.Silo.Ingest;

internal static class IngestEndpoint
{
    public const string LinesMediaType = "application/x-ndjson";

    public static void MapIngest(this IEndpointRouteBuilder app)
        => app.MapPost("/v1/events", PostAsync)
            .Describe("postEvents", "Send events",
                "One event, an array of events, or one event a line. Each is answered for itself, in the order sent: accepted ones are durable in the log at the position given; "
                + "rejected ones say why and are kept as dead letters. 200 when all were accepted, 207 when some, 400 when none. Sending again is safe: an identical event is a duplicate.")
            .WithTags("Events").RequireAuthorization(Roles.Produce).RequireRateLimiting(IngestLimiter.Policy).WithParameters()
            .WithMetadata(new AcceptsMetadata(["application/json", LinesMediaType], typeof(JsonElement)))
            .Answers<IngestResponse>().Answers<IngestResponse>(207).Answers<IngestResponse>(400).Problems(413, 415, 429, 503);

    private static async Task<IResult> PostAsync(HttpRequest request, EventIntake intake, FinDataServerOptions options, CancellationToken cancellationToken)
    {
        // Routing lets a request without a content type through; a form of another site's page can send one.
        if (!IsLines(request) && !request.HasJsonContentType())
        {
            return Problem.UnsupportedMediaType($"application/json or {LinesMediaType}");
        }

        using var body = await RequestBytes.ReadAsync(request, cancellationToken);
        var events = new List<Range>();
        try
        {
            var fits = IsLines(request)
                ? EventSplitter.TrySplitLines(body.Memory.Span, options.Ingest.MaxBatchEvents, events)
                : EventSplitter.TrySplitJson(body.Memory.Span, options.Ingest.MaxBatchEvents, events);
            if (!fits)
            {
                return Problem.TooMany("events", options.Ingest.MaxBatchEvents, "Ingest:MaxBatchEvents");
            }
        }
        catch (JsonException e)
        {
            return Problem.MalformedBody($"The array breaks at line {e.LineNumber + 1}, byte {e.BytePositionInLine}: nothing of it was accepted. Send one event a line as {LinesMediaType} to have each judged by itself.");
        }

        if (events.Count == 0)
        {
            return Problem.EmptyBody();
        }

        var response = await intake.TakeAsync(body.Memory, events);
        return TypedResults.Json(response, FinDataJson.Options, "application/json", StatusOf(response));
    }

    private static int StatusOf(IngestResponse response)
        => response.Rejected == 0 ? StatusCodes.Status200OK
            : response.Accepted == 0 ? StatusCodes.Status400BadRequest
            : StatusCodes.Status207MultiStatus;

    private static bool IsLines(HttpRequest request)
        => request.ContentType is { } type && type.StartsWith(LinesMediaType, StringComparison.OrdinalIgnoreCase);
}
