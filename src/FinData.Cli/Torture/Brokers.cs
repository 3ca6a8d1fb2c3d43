using System.Diagnostics;
using System.Globalization;

namespace FinData.Cli.Torture;

/// <summary>The brokers: given, or three nodes that were started here and may be killed and stopped one at a time.</summary>
internal sealed class Brokers : IAsyncDisposable
{
    private const string Prefix = "bootstrap=";

    private readonly string? scripts;
    private readonly string folder;
    private bool isStopped;

    private Brokers(string bootstrap, string? scripts, string folder) => (Bootstrap, this.scripts, this.folder) = (bootstrap, scripts, folder);

    public string Bootstrap { get; }

    /// <summary>Nodes that may be tortured.</summary>
    public int Nodes => scripts is null ? 0 : 3;

    public short Copies => 3;

    public static Brokers Given(string bootstrap) => new(bootstrap, null, "");

    /// <exception cref="ToolException">The folder is not one of a broker.</exception>
    public static void ThrowIfNoScripts(string scripts)
    {
        if (!File.Exists(Path.Combine(scripts, "start")))
        {
            throw new ToolException(ExitCode.Usage, $"There is no start script in '{scripts}'. --kafka takes the folder that holds a broker's start and stop.");
        }
    }

    public static async Task<Brokers> StartAsync(string scripts, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var output = await RunAsync(scripts, "start", ["--nodes", "3", "--port", "0", folder], cancellationToken);
        var line = output.Split('\n').LastOrDefault(static l => l.StartsWith(Prefix, StringComparison.Ordinal))
            ?? throw new ToolException(ExitCode.Failure, $"The brokers did not start: {output}");
        return new Brokers(line[Prefix.Length..].Trim(), scripts, folder);
    }

    /// <summary>SIGKILL. The node stays away until <see cref="RestoreAsync"/>.</summary>
    public void Kill(int node) => Signals.Send(ProcessOf(node), Signals.Kill);

    public void Pause(int node) => Signals.Send(ProcessOf(node), Signals.Stop);

    public void Resume(int node) => Signals.Send(ProcessOf(node), Signals.Continue);

    /// <summary>Starts the nodes that do not run.</summary>
    public Task RestoreAsync(CancellationToken cancellationToken) => RunAsync(scripts!, "start", [folder], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (scripts is not null && !isStopped)
        {
            isStopped = true;
            await RunAsync(scripts, "stop", ["--now", folder], CancellationToken.None);
        }
    }

    private int ProcessOf(int node)
        => int.Parse(File.ReadAllLines(Path.Combine(folder, "pids"))[node], NumberStyles.None, CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(string scripts, string script, string[] arguments, CancellationToken cancellationToken)
    {
        // To a file: the nodes inherit the output and keep a pipe open for as long as they live.
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("out=$1; shift; exec \"$@\" > \"$out\" 2>&1");
        start.ArgumentList.Add("-");
        start.ArgumentList.Add(output);
        start.ArgumentList.Add(Path.Combine(scripts, script));
        Array.ForEach(arguments, start.ArgumentList.Add);
        try
        {
            using var process = Process.Start(start) ?? throw new ToolException(ExitCode.Failure, "bash did not start.");
            await process.WaitForExitAsync(cancellationToken);
            var text = await File.ReadAllTextAsync(output, cancellationToken);
            return process.ExitCode == 0 ? text : throw new ToolException(ExitCode.Failure, $"The brokers' {script} script ended with {process.ExitCode}: {text}");
        }
        finally
        {
            File.Delete(output);
        }
    }
}
