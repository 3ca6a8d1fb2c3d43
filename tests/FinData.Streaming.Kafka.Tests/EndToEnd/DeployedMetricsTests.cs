using System.Text.RegularExpressions;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Alerts and dashboard against a server that runs: what they name is there, not only in the table of metrics.</summary>
public sealed class DeployedMetricsTests(KafkaPeer peer) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-kafka-server-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory(Timeout = 240_000)]
    [InlineData("deploy/prometheus/findata-alerts.yml")]
    [InlineData("deploy/grafana/findata.json")]
    public async Task File_EverySeriesItNames_IsExportedByAServerOnKafka(string path)
    {
        var topic = await Topics.CreateAsync(peer.Bootstrap, 1);
        var positions = await Topics.CreateAsync(peer.Bootstrap, 1);
        await using var server = await KafkaServer.StartAsync(folder, peer.Bootstrap, topic, $"--FinData:Kafka:PositionsTopic={positions}");
        await server.SendAsync(Samples.Opened("A"), "no event");
        await Eventually.TrueAsync(async () => (await server.PartitionAsync()).Checkpointed == 1, "it is durable");

        var exported = Regex.Matches(await server.Http.GetStringAsync("metrics", Cancel), "(?m)^([a-z_]+)[{ ]").Select(static m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var named = Regex.Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, path), Cancel), "\\b(?:findata|microsoft_aspnetcore|process|system_runtime)_[a-z_]+").Select(static m => m.Value)
            .Where(static name => !AppearsWhenItHappens(name)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("findata_outbox_lag", named);
        Assert.Subset(exported, named);
    }

    // A counter is exported from its first increment on, and of these things nothing has happened.
    private static bool AppearsWhenItHappens(string name)
        => name is "findata_store_failures_total" or "findata_log_failures_total" or "findata_outbox_failures_total" or "findata_refolds_total" or "findata_evictions_total" or "findata_rejects_total";
}
