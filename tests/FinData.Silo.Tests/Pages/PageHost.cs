using FinData.Silo.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinData.Silo.Tests.Pages;

/// <summary>The pages over HTTP, alone, on a known ledger.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PageHost(WebApplication app)
    {
        this.app = app;
        Http = app.GetTestClient();
    }

    /// <summary>Follows no redirects.</summary>
    public HttpClient Http { get; }

    public static async Task<PageHost> StartAsync(KnownLedger ledger)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILedgerReader>(ledger);
        builder.Services.AddPages();
        var app = builder.Build();
        app.MapPages();
        await app.StartAsync();
        return new PageHost(app);
    }

    public Task<string> ReadAsync(string path) => Http.GetStringAsync(path);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
