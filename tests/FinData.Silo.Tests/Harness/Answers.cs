using System.Net;
using System.Text;
using System.Text.Json;

namespace FinData.Silo.Tests;

internal static class Answers
{
    /// <summary>Checks status, media type and kind of a problem, and that it says what to do.</summary>
    public static async Task<string> IsProblemAsync(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(body);
        Assert.Equal("urn:findata:problem:" + code, problem.RootElement.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.RootElement.GetProperty("title").GetString());
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    public static async Task<JsonDocument> JsonAsync(this HttpResponseMessage response)
        => JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());

    public static StringContent Body(string text, string mediaType = "application/json") => new(text, Encoding.UTF8, mediaType);
}
