using FinData.Client;
using Microsoft.AspNetCore.Builder;

namespace FinData.Silo.Tests.EndToEnd;

/// <summary>A whole server on free ports with a data folder of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningServer(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = FinDataServer.AddressOf(app) };
        Client = new FinDataClient(Http);
    }

    public HttpClient Http { get; }

    public FinDataClient Client { get; }

    public static async Task<RunningServer> StartAsync(string folder, Action<FinDataServerOptions>? configure = null)
    {
        var app = FinDataServer.Build(["--Logging:LogLevel:Default=Warning"], options =>
        {
            options.Urls = "http://127.0.0.1:0";
            options.DataFolder = folder;
            options.Partitions = 2;
            configure?.Invoke(options);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        var server = new RunningServer(app);
        while (!await server.Client.IsReadyAsync(TestContext.Current.CancellationToken))
        {
            // Each look is a round trip to the partitions; the test's own limit ends what never gets ready.
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
