using System.Diagnostics;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>A cluster of its own, started and stopped by the scripts beside the repository, with its data in a temporary folder.</summary>
public sealed class KafkaProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string folder;
    private readonly string[] arguments;

    private KafkaProcess(string folder, string[] arguments) => (this.folder, this.arguments) = (folder, arguments);

    public string Bootstrap { get; private set; } = "";

    private static string Scripts => Path.Combine(Repository.Root, "..", "shared", "peers", "kafka");

    /// <summary>Null where a cluster can be started; else what is missing.</summary>
    public static string? WhyNot()
        => !File.Exists(Path.Combine(Scripts, "start")) ? "there are no scripts in ../shared/peers/kafka."
            : Array.Find(["java", "zstd", "ps"], static tool => !IsOnPath(tool)) is { } tool
                ? $"'{tool}' is not installed (Debian: apt-get install -y zstd openjdk-17-jre-headless procps openssl)."
                : null;

    /// <param name="options">Options of the start script, such as <c>--nodes 3</c>.</param>
    public static Task<KafkaProcess> StartAsync(params string[] options) => StartInAsync(Directory.CreateTempSubdirectory("findata-kafka-").FullName, options);

    /// <param name="folder">Holds the cluster's data; deleted at the end.</param>
    public static async Task<KafkaProcess> StartInAsync(string folder, params string[] options)
    {
        var started = new KafkaProcess(folder, options);
        try
        {
            await started.RestartAsync(["--port", "0"]);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the nodes that do not run, on the ports they had.</summary>
    public Task RestartAsync() => RestartAsync([]);

    /// <summary>SIGKILL, all nodes.</summary>
    public Task KillAsync() => RunAsync("stop", ["--now", folder]);

    /// <summary>SIGKILL, one node of several.</summary>
    /// <param name="node">From 1.</param>
    public async Task KillAsync(int node)
    {
        var pids = await File.ReadAllLinesAsync(Path.Combine(folder, "pids"));
        await SignalAsync("-KILL", [pids[node - 1]]);
    }

    /// <summary>What the operating system says of each node, for the message of a test that waited in vain.</summary>
    public async Task<string> DescribeAsync()
    {
        var pids = await File.ReadAllLinesAsync(Path.Combine(folder, "pids"));
        return string.Join(", ", pids.Select(static (pid, i) => $"node {i + 1} (pid {pid}): {StateOf(pid)}"));
    }

    /// <summary>SIGSTOP: the brokers are there and do nothing.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop", ["--now", folder]);
        Directory.Delete(folder, recursive: true);
    }

    private async Task SignalAsync(string signal) => await SignalAsync(signal, await File.ReadAllLinesAsync(Path.Combine(folder, "pids")));

    private static async Task SignalAsync(string signal, string[] pids)
    {
        using var process = Process.Start("kill", [signal, .. pids]);
        await process.WaitForExitAsync();
    }

    private static string StateOf(string pid)
    {
        var status = $"/proc/{pid}/status";
        return File.Exists(status) ? Array.Find(File.ReadAllLines(status), static line => line.StartsWith("State:", StringComparison.Ordinal)) ?? "unknown" : "gone";
    }

    private async Task RestartAsync(string[] more)
    {
        var output = await RunAsync("start", [.. more, .. arguments, folder]);
        Bootstrap = output.Split('\n').Last(static line => line.StartsWith("bootstrap=", StringComparison.Ordinal))["bootstrap=".Length..].Trim();
    }

    private static async Task<string> RunAsync(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Scripts, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} failed: {await errors}");
    }

    private static bool IsOnPath(string tool)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
