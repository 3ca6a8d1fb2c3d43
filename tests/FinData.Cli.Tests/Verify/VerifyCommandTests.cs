using System.Text.Json;

namespace FinData.Cli.Tests.Verify;

/// <summary>Against a real server in this process, on a data folder of its own.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private const string Lines = """
        {"eventId":"e1","type":"opened","contractId":"acc-1","clientId":"c-1","effectiveDate":"2026-01-01","occurredAt":"2026-01-01T09:00:00Z","source":"t","terms":{"kind":"account","product":"current","currency":"EUR"}}
        {"eventId":"e2","type":"credited","contractId":"acc-1","effectiveDate":"2026-01-05","occurredAt":"2026-01-05T09:00:00Z","source":"t","amount":"100.00","currency":"EUR"}
        {"eventId":"e3","type":"debited","contractId":"acc-2","effectiveDate":"2026-01-05","occurredAt":"2026-01-05T09:00:00Z","source":"t","amount":"1.00","currency":"EUR"}
        {"eventId":"e4","type":"credited","contractId":"acc-1","effectiveDate":"2026-01-05","occurredAt":"2026-01-05T09:00:00Z","source":"t","amount":"1.001","currency":"EUR"}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Verify_FolderWithoutAServer_StartsOneAndFindsNothing()
    {
        var events = Path.Combine(folder.FullName, "events.ndjson");
        await File.WriteAllTextAsync(events, Lines);
        var data = Path.Combine(folder.FullName, "data");
        await using (var server = await LocalServer.StartAsync(LocalServer.Quiet(data), CancellationToken.None))
        {
            var sent = await ToolRun.OfAsync("ingest", events, "--data", data);
            Assert.Equal(ExitCode.PartlyRejected, sent.ExitCode);
            Assert.Contains("wrong-scale", sent.Output);
        }

        var json = Path.Combine(folder.FullName, "verify.json");
        var run = await ToolRun.OfAsync("verify", "--data", data, "--json", json);

        Assert.True(run.ExitCode == ExitCode.Ok, run.Output + run.Error);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.Equal(2, report.RootElement.GetProperty("contracts").GetInt32());
        Assert.Equal(1, report.RootElement.GetProperty("clients").GetInt32());
        Assert.Equal(3, report.RootElement.GetProperty("events").GetInt32());
        Assert.False(File.Exists(Path.Combine(data, ServerAddress.FileName)));
    }

    [Fact]
    public async Task Verify_FolderMissing_ExitsWithUsage()
    {
        var run = await ToolRun.OfAsync("verify", "--data", Path.Combine(folder.FullName, "nowhere"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
    }
}
