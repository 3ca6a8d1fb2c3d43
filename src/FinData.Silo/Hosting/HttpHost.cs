using FinData.Silo.Clients;
using FinData.Silo.Contracts;
using FinData.Silo.DeadLetters;
using FinData.Silo.Health;
using FinData.Silo.Ingest;
using FinData.Silo.OpenApi;
using FinData.Silo.Pages;
using FinData.Silo.Pages.Portfolio;
using FinData.Silo.Partitions;
using FinData.Silo.Portfolio;
using FinData.Silo.Problems;
using FinData.Silo.Schemas;
using FinData.Silo.Security;
using FinData.Silo.Watch;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinData.Silo;

/// <summary>The HTTP side of a server: a contents page of what it offers.</summary>
internal static class HttpHost
{
    /// <summary>Needs <see cref="IGrainFactory"/>, the event log and the ledger store in the same container.</summary>
    public static void AddFinDataHttp(this WebApplicationBuilder builder, FinDataServerOptions options)
    {
        builder.WebHost.UseUrls(Bindings.Split(options.Urls)).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Ingest.MaxBodyBytes;
        });

        var services = builder.Services;
        services.AddSingleton(options).AddSingleton(options.Security).AddSingleton(options.Watch);
        services.TryAddSingleton(TimeProvider.System);
        services.ConfigureHttpJsonOptions(static json =>
        {
            FinDataJson.Configure(json.SerializerOptions);
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });

        services.AddFinDataProblems();
        services.AddFinDataSecurity(options.Security);
        services.AddFinDataOpenApi(options.Security);
        services.AddIngestLimiter(options.Ingest);
        services.AddPages();
        services.AddPortfolioMonths();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<PartitionStatuses>();
        services.AddSingleton<Watchers>();
        services.AddSingleton<SiloInstruments>();
        services.AddSingleton<PrometheusExport>();
    }

    public static void UseFinDataHttp(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseFinDataProblems();
        app.UseMiddleware<OriginGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();

        app.MapIngest();
        app.MapContracts();
        app.MapClients();
        app.MapPortfolio();
        app.MapPartitions();
        app.MapDeadLetters();
        app.MapHealth();
        app.MapPrometheus();
        app.MapSchemas();
        app.MapOpenApi().AllowAnonymous();
        app.MapPagesWithAccess();
    }
}
