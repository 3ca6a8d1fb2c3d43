using System.Text.Json;
using FinData.Silo.Problems;

namespace FinData.Silo.Queries;

/// <summary>Reads a small JSON body; what is wrong with it comes back as a problem that says where.</summary>
internal static class JsonBody
{
    public static async Task<(T? Body, Problem? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problem.UnsupportedMediaType("application/json"));
        }

        try
        {
            var body = await request.ReadFromJsonAsync<T>(FinDataJson.Options, cancellationToken);
            return body is null ? (null, Problem.MalformedBody("The body is null: send an object as /openapi/v1.json describes it.")) : (body, null);
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" at line {line + 1}, byte {e.BytePositionInLine}" : "";
            return (null, Problem.MalformedBody($"It is not what /openapi/v1.json describes{place}{(e.Path is { Length: > 1 } path ? $" ({path})" : "")}."));
        }
    }
}
