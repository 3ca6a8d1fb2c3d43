using FinData.Lending;

namespace FinData.Cli.Tests.CommandLine;

public sealed class CalendarsOptionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-calendars-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Calendars_OfAFolder_AreKnownToTheCommand()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "toll.cal"), "Sunday\n2026-12-24\n", TestContext.Current.CancellationToken);
        await ToolRun.OfAsync("partitions", "--url", "http://127.0.0.1:1", "--calendars", folder.FullName);

        Assert.True(Calendars.IsKnown("toll"));
    }

    [Fact]
    public async Task Calendars_WithABadFile_ExitUsageAndNameIt()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.cal"), "some day", TestContext.Current.CancellationToken);
        var run = await ToolRun.OfAsync("partitions", "--calendars", folder.FullName);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("bad.cal", run.Error, StringComparison.Ordinal);
        Assert.Contains("Line 1 is 'some day'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendars_OfNoFolder_ExitUsage()
    {
        var run = await ToolRun.OfAsync("partitions", "--calendars", Path.Combine(folder.FullName, "none"));

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("create it, or leave the setting out", run.Error, StringComparison.Ordinal);
    }
}
