using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Where clients get their tokens by id and secret (OAuth 2.0, RFC 6749, section 4.4). The tokens are not signed, which is all that the test's broker asks of them.</summary>
internal sealed class TokenEndpoint : IAsyncDisposable
{
    public const string Secret = "client-secret";
    private readonly WebApplication app;

    private TokenEndpoint(WebApplication app) => this.app = app;

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/token";

    /// <param name="user">Whom the tokens name.</param>
    public static async Task<TokenEndpoint> StartAsync(string user)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/token", (HttpRequest request) => request.Headers.Authorization == Basic(user)
            ? Results.Json(new { access_token = Token(user), token_type = "Bearer", expires_in = 3600 })
            : Results.Json(new { error = "invalid_client" }, statusCode: 401));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TokenEndpoint(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Basic(string user) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Secret}"));

    private static string Token(string user)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return $"{Part("{\"alg\":\"none\"}")}.{Part($$"""{"sub":"{{user}}","iat":{{now}},"exp":{{now + 3600}},"scope":"kafka"}""")}.";
    }

    private static string Part(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
