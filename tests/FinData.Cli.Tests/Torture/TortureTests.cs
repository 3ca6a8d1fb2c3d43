using System.Text.Json;
using FinData.Cli.Tests.Crash;

namespace FinData.Cli.Tests.Torture;

/// <summary>
/// The whole command on a real broker of three nodes. It takes minutes, so it runs where FINDATA_TORTURE_MINUTES says how many, and for two where CI is set.
/// </summary>
public sealed class TortureTests(ITestOutputHelper output) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-torture-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ServerAndBrokers_KilledAndStopped_LoseNothingAndCountNothingTwice()
    {
        var minutes = Environment.GetEnvironmentVariable("FINDATA_TORTURE_MINUTES") ?? (Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? "2" : null);
        Assert.SkipWhen(minutes is null, "Set FINDATA_TORTURE_MINUTES to the minutes that kills and pauses shall go on.");
        var kafka = Path.Combine(Repository.Root, "..", "shared", "peers", "kafka");
        Assert.SkipUnless(File.Exists(Path.Combine(kafka, "start")), "No Kafka to torture: there is no ../shared/peers/kafka beside the repository.");
        var file = Path.Combine(folder.FullName, "torture.json");

        var (exitCode, text) = await ServerProcess.RunToolAsync("torture", "--kafka", kafka, "--minutes", minutes!, "--outage", "60", "--rate", "500", "--json", file);

        output.WriteLine(text);
        Assert.True(exitCode == ExitCode.Ok, $"torture ended with {exitCode}: {text}");
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(0, report.RootElement.GetProperty("differences").GetInt32());
        Assert.True(report.RootElement.GetProperty("recoveries").GetInt32() > 0);
    }

    [Theory]
    [InlineData]
    [InlineData("--bootstrap", "b:1", "--kafka", "dir")]
    [InlineData("--bootstrap", "b:1", "--minutes", "0")]
    [InlineData("--bootstrap", "b:1", "--outage", "60")]
    [InlineData("--kafka", "no-such-folder")]
    public async Task CommandLine_ThatNamesNoBrokersOrTwo_IsRefused(params string[] arguments)
    {
        var (exitCode, text) = await ServerProcess.RunToolAsync(["torture", .. arguments]);

        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("--", text, StringComparison.Ordinal);
    }
}
