using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinData.Cli.Tests;

/// <summary>A server that answers what a test tells it to, over real HTTP on a free loopback port.</summary>
internal sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeServer(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    public static async Task<FakeServer> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(static json => FinDataJson.Configure(json.SerializerOptions));
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new FakeServer(app);
    }

    /// <summary>What the server answers to what it does not know.</summary>
    public static IResult Unknown(string kind)
        => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Unknown", detail: "Not here.", type: $"urn:findata:problem:unknown-{kind}");

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
