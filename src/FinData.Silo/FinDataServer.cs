using FinData.Silo.Dashboard;
using FinData.Storage.RocksDb;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FinData.Silo;

/// <summary>A FinData server in this process: the HTTP API, the web pages, and a silo with log and store beneath.</summary>
public static class FinDataServer
{
    /// <summary>Composes a server; the caller starts and stops it. Stopping drains and checkpoints.</summary>
    /// <param name="args">Settings of the command line, <c>--FinData:Urls=...</c>; they win over environment and files.</param>
    /// <param name="configure">The last word on the settings, for servers that a program starts within itself.</param>
    /// <exception cref="FinDataConfigurationException">Settings are wrong; all errors at once.</exception>
    public static WebApplication Build(string[] args, Action<FinDataServerOptions>? configure = null)
    {
        EngineLibrary.BeginLoading();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(FinDataServer).Assembly.GetName().Name });
        var options = builder.ReadFinDataOptions(args, configure);

        builder.UseFinDataLogging();
        builder.UseStopWithin(options.StopWithin);
        builder.AddFinDataHttp(options);
        builder.AddFinDataSilo(options);

        var app = builder.Build();
        app.UseFinDataHttp();
        if (options.Dashboard)
        {
            app.MapDashboard();
        }

        return app;
    }

    /// <summary>Where a started server answers: its first address, with the port that it got.</summary>
    public static Uri AddressOf(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return addresses is { Count: > 0 } && addresses.First() is { } first
            ? new Uri(first)
            : throw new InvalidOperationException("The server has no address until it is started.");
    }
}
