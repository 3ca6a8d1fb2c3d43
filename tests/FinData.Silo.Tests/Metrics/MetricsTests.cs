using System.Text;

namespace FinData.Silo.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task Metrics_AfterIngestion_CountOutcomes()
    {
        await using var server = await HttpServer.StartAsync();
        await server.Client.IngestBatchAsync(Encoding.UTF8.GetBytes($"{Samples.Opened("A-1")}\nnonsense"));
        var metrics = await server.Http.GetStringAsync("metrics");
        Assert.Matches(@"(?m)^findata_ingest_events_total\{.*outcome=""accepted"".*\} [1-9]", metrics);
        Assert.Matches(@"(?m)^findata_ingest_events_total\{.*outcome=""rejected"".*\} [1-9]", metrics);
        Assert.Matches(@"(?m)^findata_ingest_seconds_count(\{.*\})? [1-9]", metrics);
        Assert.Matches(@"(?m)^findata_watchers(\{.*\})? 0", metrics);
        Assert.Contains("http_server_request_duration", metrics);
        Assert.Contains("process_cpu_seconds_total", metrics);
    }
}
