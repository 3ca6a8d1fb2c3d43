using FinData.Client;
using FinData.Conformance;
using FinData.Events;
using FinData.Grains;
using FinData.Silo.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinData.Silo.Tests;

/// <summary>The HTTP side on a real port, over a log and a store in memory and grains that answer as told.</summary>
public sealed class HttpServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private HttpServer(WebApplication app, InMemoryEventLog log, InMemoryLedgerStore store, FakeLedger ledger)
    {
        this.app = app;
        Log = log;
        Store = store;
        Ledger = ledger;
        Address = FinDataServer.AddressOf(app);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        Client = new FinDataClient(Http);
    }

    public InMemoryEventLog Log { get; }

    public InMemoryLedgerStore Store { get; }

    public FakeLedger Ledger { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public FinDataClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<HttpServer> StartAsync(Action<FinDataServerOptions>? configure = null)
    {
        var builder = WebApplication.CreateBuilder();
        var options = builder.ReadFinDataOptions([], o =>
        {
            o.Urls = "http://127.0.0.1:0";
            configure?.Invoke(o);
        });
        builder.Logging.ClearProviders();
        var log = new InMemoryEventLog(4);
        var store = new InMemoryLedgerStore();
        var ledger = new FakeLedger();
        builder.Services.AddSingleton<IEventLog>(log).AddSingleton<ILedgerStore>(store).AddSingleton(ledger.Grains).AddSingleton(new SiloIdentity("this"))
            .AddSingleton(new AvroSchemas());
        builder.AddFinDataHttp(options);
        var app = builder.Build();
        app.UseFinDataHttp();
        await app.StartAsync();
        return new HttpServer(app, log, store, ledger);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    public Task StopAsync() => app.StopAsync();
}
