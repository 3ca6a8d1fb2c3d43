namespace FinData.Cli.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("frobnicate")]
    [InlineData("get", "contract")]
    [InlineData("get", "contract", "loan-1", "--as-of", "31/12/2026")]
    [InlineData("get", "contract", "loan-1", "--url", "localhost")]
    [InlineData("statement")]
    [InlineData("ingest")]
    [InlineData("ingest", "events.ndjson", "--parallel", "0")]
    [InlineData("ingest", "events.ndjson", "--batch", "many")]
    [InlineData("dead-letters", "first")]
    [InlineData("serve", "--partitions", "1025")]
    [InlineData("serve", "--set", "Partitions")]
    [InlineData()]
    public async Task CommandLine_Wrong_SaysSoInTwoLinesAndExitsWithUsage(params string[] arguments)
    {
        var run = await ToolRun.OfAsync(arguments);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("findata: ", lines[0]);
        Assert.Contains("--help", lines[1]);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    [InlineData("ingest")]
    [InlineData("get")]
    [InlineData("get contract")]
    [InlineData("get client")]
    [InlineData("statement")]
    [InlineData("partitions")]
    [InlineData("quarantined")]
    [InlineData("dead-letters")]
    [InlineData("verify")]
    [InlineData("simulate")]
    [InlineData("conformance")]
    [InlineData("conformance fineract")]
    [InlineData("conformance actus")]
    public async Task Help_OfACommand_EndsWithExamplesOfIt(string command)
    {
        var run = await ToolRun.OfAsync([.. command.Split(' '), "--help"]);

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        Assert.Contains("Examples:", run.Output);
        Assert.Contains($"  findata {command}", run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Help_OfTheTool_ListsCommandsAndExitCodes()
    {
        var run = await ToolRun.OfAsync("--help");

        Assert.Equal(ExitCode.Ok, run.ExitCode);
        foreach (var expected in (string[])["serve", "demo", "ingest", "statement", "partitions", "quarantined", "dead-letters", "verify", "Exit codes:"])
        {
            Assert.Contains(expected, run.Output);
        }
    }

    [Theory]
    [InlineData("partitions")]
    [InlineData("quarantined")]
    [InlineData("get contract loan-1")]
    [InlineData("statement loan-1")]
    [InlineData("verify")]
    public async Task Server_NotThere_ExitsUnreachableAndSaysWhatToDo(string command)
    {
        // Port 1 is below what a user's server can listen on.
        var run = await ToolRun.OfAsync([.. command.Split(' '), "--url", "http://127.0.0.1:1"]);

        Assert.Equal(ExitCode.Unreachable, run.ExitCode);
        Assert.Contains("findata serve", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }
}
