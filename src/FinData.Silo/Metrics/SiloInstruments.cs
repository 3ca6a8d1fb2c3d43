using System.Diagnostics.Metrics;
using FinData.Silo.Watch;

namespace FinData.Silo;

/// <summary>What the HTTP side measures. Requests themselves are measured by ASP.NET Core.</summary>
internal sealed class SiloInstruments
{
    private readonly Counter<long> events;
    private readonly Histogram<double> seconds;

    public SiloInstruments(IMeterFactory meters, Watchers watchers)
    {
        var meter = meters.Create("findata");
        events = meter.CreateCounter<long>("ingest_events_total", null, "Events sent over HTTP, by whether they were accepted into the log.");
        seconds = meter.CreateHistogram<double>("ingest_seconds", "s", "Time from a body read to its events durable in the log.");
        meter.CreateObservableGauge("watchers", () => watchers.Open, null, "Open streams of contract changes.");
    }

    public void OnIngested(int accepted, int rejected, TimeSpan elapsed)
    {
        Count(accepted, "accepted");
        Count(rejected, "rejected");
        seconds.Record(elapsed.TotalSeconds);
    }

    private void Count(int count, string outcome)
    {
        if (count > 0)
        {
            events.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
