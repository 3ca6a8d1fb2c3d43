using FinData.Silo.Security;
using Prometheus;

namespace FinData.Silo;

/// <summary>Shows what <see cref="System.Diagnostics.Metrics"/> measures in Prometheus' format, by prometheus-net's adapter.</summary>
internal sealed class PrometheusExport : IDisposable
{
    // Half a millisecond to a minute: a fold of one block and a checkpoint on a slow disk are on one scale.
    private static readonly double[] Seconds = Histogram.ExponentialBuckets(0.0005, 2, 18);

    // The adapter forgets series that do not change. A counter that disappears looks like a restart, so a day is kept.
    private static readonly TimeSpan Forgetting = TimeSpan.FromDays(1);

    private readonly IDisposable adapter;

    public PrometheusExport()
    {
        Registry = Metrics.NewCustomRegistry();
        DotNetStats.Register(Registry);
        adapter = MeterAdapter.StartListening(new MeterAdapterOptions
        {
            Registry = Registry,
            MetricFactory = Metrics.WithCustomRegistry(Registry),
            InstrumentFilterPredicate = static instrument => IsShown(instrument.Meter.Name),
            MetricsExpireAfter = Forgetting,
            ResolveHistogramBuckets = static _ => Seconds,
        });
    }

    public CollectorRegistry Registry { get; }

    public void Dispose() => adapter.Dispose();

    // Orleans' own meter has some hundred instruments, which its dashboard shows.
    private static bool IsShown(string meter)
        => meter.StartsWith("findata", StringComparison.OrdinalIgnoreCase) || meter is "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Server.Kestrel" or "System.Runtime";
}

internal static class PrometheusEndpoint
{
    public static void MapPrometheus(this IEndpointRouteBuilder app)
        => app.MapMetrics("/metrics", app.ServiceProvider.GetRequiredService<PrometheusExport>().Registry)
            .RequireAuthorization(Roles.Operate);
}
