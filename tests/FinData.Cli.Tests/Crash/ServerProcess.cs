using System.Diagnostics;

namespace FinData.Cli.Tests.Crash;

/// <summary><c>findata serve</c> as a process of its own, so that it can be killed the hard way.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> errors;

    private ServerProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the process and returns at once: it may be killed before it is ready.</summary>
    public static ServerProcess Launch(string dataFolder) => new(Tool("serve", "--data", dataFolder, "--url", LocalServer.FreeAddress, "--partitions", "4"));

    /// <summary>Waits until the server names its address; null where it was killed before that.</summary>
    public async Task<Uri?> ReadAddressAsync()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("FinData serves ", StringComparison.Ordinal))
            {
                return new Uri(line.Split(' ').Single(static word => word.StartsWith("http://", StringComparison.Ordinal)));
            }
        }

        return null;
    }

    /// <summary>SIGKILL: nothing of the process runs after it.</summary>
    public async Task<string> KillAsync()
    {
        var ended = process.HasExited ? $"It had ended with {process.ExitCode}." : "";
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        return await errors + ended;
    }

    /// <summary>Runs the tool to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunToolAsync(params string[] arguments)
    {
        using var tool = Tool(arguments);
        var error = tool.StandardError.ReadToEndAsync();
        var output = await tool.StandardOutput.ReadToEndAsync();
        await tool.WaitForExitAsync();
        return (tool.ExitCode, output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static Process Tool(params string[] arguments)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "findata.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        return Process.Start(new ProcessStartInfo(host, [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("The tool did not start.");
    }
}
