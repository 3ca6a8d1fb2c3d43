using System.Net;
using System.Text.Json;

namespace FinData.Client;

/// <summary>The server refused a request; what it said in its problem details (RFC 9457).</summary>
public sealed class FinDataException : Exception
{
    private const string TypePrefix = "urn:findata:problem:";
    private const int MaxBodyBytes = 64 * 1024;

    private FinDataException(HttpStatusCode status, string title, string? detail, string? code, TimeSpan? retryAfter)
        : base($"{(int)status} {title}{(detail is null ? "" : $": {detail}")}")
    {
        Status = status;
        Title = title;
        Detail = detail;
        Code = code;
        RetryAfter = retryAfter;
    }

    public HttpStatusCode Status { get; }

    public string Title { get; }

    /// <summary>What is wrong with this request, and what to do.</summary>
    public string? Detail { get; }

    /// <summary>Stable name of the kind of problem, such as <c>unknown-contract</c>; null where the answer was not FinData's.</summary>
    public string? Code { get; }

    /// <summary>How long to wait before asking again, where the server said so.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The route exists, but what it was asked about doesn't: as opposed to a wrong address.</summary>
    internal bool IsUnknownSubject => Status == HttpStatusCode.NotFound && Code is not null and not "unknown-route";

    internal static async Task<FinDataException> FromAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var retryAfter = response.Headers.RetryAfter?.Delta;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken).ConfigureAwait(false);
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var problem = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false);
                var type = Text(problem.RootElement, "type");
                return new FinDataException(
                    response.StatusCode,
                    Text(problem.RootElement, "title") ?? response.ReasonPhrase ?? "Refused",
                    Text(problem.RootElement, "detail"),
                    type?.StartsWith(TypePrefix, StringComparison.Ordinal) == true ? type[TypePrefix.Length..] : null,
                    retryAfter);
            }
            catch (JsonException)
            {
                // A proxy may cut an answer short: the status still says what happened.
            }
        }

        return new FinDataException(response.StatusCode, response.ReasonPhrase ?? "Refused", null, null, retryAfter);
    }

    private static string? Text(JsonElement problem, string name)
        => problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
