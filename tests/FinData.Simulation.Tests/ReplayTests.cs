using System.Diagnostics;

namespace FinData.Simulation.Tests;

public sealed class ReplayTests
{
    private const int First = 40;
    private const int Seeds = 5;

    [Fact]
    public void Seed_RunAgain_TakesTheSameSteps()
    {
        Assert.All(Enumerable.Range(First, Seeds), static seed => Assert.Equal(Simulation.Run(seed).Hash, Simulation.Run(seed).Hash));
        Assert.NotEqual(Simulation.Run(First).Hash, Simulation.Run(First + 1).Hash);
    }

    [Fact]
    public async Task Seed_RunInAnotherProcess_TakesTheSameSteps()
    {
        var here = Enumerable.Range(First, Seeds).Select(static seed => $"{Simulation.Run(seed).Hash:x16}");

        Assert.Equal(here, await HashesOfAnotherProcessAsync());
    }

    [Fact]
    public void SeedThatFails_RunAgain_FailsTheSameWay()
    {
        var (first, second) = (FailureOf(1), FailureOf(1));

        Assert.Equal(first.Error, second.Error);
        Assert.Equal(first.Steps, second.Steps);
        Assert.NotEmpty(first.Steps);
    }

    [Theory]
    [InlineData("--seeds", "x")]
    [InlineData("--bug", "none-such")]
    [InlineData("--frm", "1")]
    public void CommandLine_ArgumentNotUnderstood_SaysWhichAndHow(string name, string value)
    {
        using var output = new StringWriter();

        Assert.Equal(2, CommandLine.Run([name, value], output));
        Assert.StartsWith($"'{name} {value}' is not understood.", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--seeds N", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CommandLine_SeedThatFails_SaysHowToReplayItAndEndsWithOne()
    {
        using var output = new StringWriter();

        Assert.Equal(1, CommandLine.Run(["--seeds", "1", "--from", "1", "--bug", "checkpoint-first"], output));
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.StartsWith("seed 1 failed: ", lines[0], StringComparison.Ordinal);
        Assert.Contains("--seeds 1 --from 1 --bug CheckpointFirst", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1 seeds run, 1 failures", lines[^1], StringComparison.Ordinal);
    }

    private static (string Error, string Steps) FailureOf(int seed)
    {
        using var trace = new StringWriter();
        return (Assert.Throws<SimulationFailure>(() => Simulation.Run(seed, Bug.CheckpointFirst, trace)).Message, trace.ToString());
    }

    private static async Task<List<string>> HashesOfAnotherProcessAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(Simulation).Assembly.Location, "--seeds", $"{Seeds}", "--from", $"{First}", "--hashes"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return [.. text.Split('\n').Where(static l => l.StartsWith("seed ", StringComparison.Ordinal)).Select(static l => l.TrimEnd()[^16..])];
    }
}
