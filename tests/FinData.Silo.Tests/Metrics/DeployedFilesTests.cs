using System.Text.Json;
using System.Text.RegularExpressions;

namespace FinData.Silo.Tests.Metrics;

/// <summary>Alerts and dashboards name series that the server has: a renamed metric must not leave an alert that never fires.</summary>
public sealed class DeployedFilesTests
{
    private static readonly string[] Suffixes = ["_bucket", "_count", "_sum"];

    [Theory]
    [InlineData("deploy/prometheus/findata-alerts.yml")]
    [InlineData("deploy/grafana/findata.json")]
    public void File_EverySeriesItNames_IsInTheTableOfMetrics(string path)
    {
        var named = Names(path);
        Assert.NotEmpty(named);
        Assert.Subset(Names("docs/operations.md"), named);
    }

    [Fact]
    public void Table_EveryMetricOfTheCode_IsListed()
    {
        var code = Regex.Matches(
                RepositoryFiles.Read("src/FinData.Grains/Metrics/LedgerInstruments.cs") + RepositoryFiles.Read("src/FinData.Silo/Metrics/SiloInstruments.cs")
                    + RepositoryFiles.Read("src/FinData.Streaming.Kafka/Outbox/KafkaOutbox.cs"),
                "Create[A-Za-z]+(?:<[a-z]+>)?\\(\\s*\"([a-z_]+)\"")
            .Select(match => "findata_" + match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("findata_partition_lag", code);
        Assert.Equal(code.Order(StringComparer.Ordinal), Names("docs/operations.md").Where(name => !name.StartsWith("microsoft", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void States_ThatWantAnOperator_HaveAnAlertANameOnTheDashboardAndARowInTheTable()
    {
        var quiet = new[] { PartitionState.Running, PartitionState.Stopped };
        var alerted = Regex.Matches(RepositoryFiles.Read("deploy/prometheus/findata-alerts.yml"), "findata_partition_state == (\\d)").Select(static m => (PartitionState)(m.Groups[1].Value[0] - '0'));
        Assert.Equal(Enum.GetValues<PartitionState>().Except(quiet).Order(), alerted.Order());

        var listed = Regex.Match(RepositoryFiles.Read("docs/operations.md"), "`findata_partition_state`[^|]*\\|[^|]*\\|([^|]*)\\|").Groups[1].Value;
        using var dashboard = JsonDocument.Parse(RepositoryFiles.Read("deploy/grafana/findata.json"));
        var panel = dashboard.RootElement.GetProperty("panels").EnumerateArray().Single(static p => p.GetProperty("type").ValueEquals("state-timeline"));
        var shown = panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("mappings")[0].GetProperty("options").EnumerateObject()
            .Select(static o => $"{o.Name} {o.Value.GetProperty("text").GetString()}").ToList();
        Assert.Equal(Enum.GetValues<PartitionState>().Select(static s => $"{(int)s} {Regex.Replace($"{s}", "(?<=[a-z])([A-Z])", " $1").ToLowerInvariant()}"), shown);
        Assert.Equal(string.Join(", ", shown), listed.Trim());
    }

    private static HashSet<string> Names(string path)
        => Regex.Matches(RepositoryFiles.Read(path), "\\b(?:findata|microsoft_aspnetcore)_[a-z_]+").Select(match => Base(match.Value)).ToHashSet(StringComparer.Ordinal);

    private static string Base(string series)
        => Suffixes.FirstOrDefault(suffix => series.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix ? series[..^suffix.Length] : series;
}
