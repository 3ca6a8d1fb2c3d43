namespace FinData.Cli.Tests.CommandLine;

public sealed class ServeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("findata-test-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Serve_FolderInUse_SaysSoInOneLine()
    {
        await using var first = await LocalServer.StartAsync(LocalServer.Quiet(folder.FullName), CancellationToken.None);

        var run = await ToolRun.OfAsync("serve", "--data", folder.FullName, "--url", LocalServer.FreeAddress);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("in use by another process", Assert.Single(run.Error.TrimEnd().Split('\n')));
        Assert.Equal(first.Address, ServerAddress.FromFolder(folder.FullName));
    }

    [Fact]
    public async Task Serve_FolderIsAFile_SaysSoInOneLine()
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        var run = await ToolRun.OfAsync("serve", "--data", file, "--url", LocalServer.FreeAddress);

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains(file, Assert.Single(run.Error.TrimEnd().Split('\n')));
    }

    [Theory]
    [InlineData("--url", "http://0.0.0.0:0", "ApiKeysFile")]
    [InlineData("--url", "nonsense", "http://")]
    [InlineData("--set", "StopWithin=00:00:00", "StopWithin")]
    public async Task Serve_SettingWrong_ExitsWithUsageAndNamesIt(string option, string value, string named)
    {
        var run = await ToolRun.OfAsync("serve", "--data", folder.FullName, option, value);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains(named, run.Error);
    }
}
