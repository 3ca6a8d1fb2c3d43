using System.Diagnostics;

namespace FinData.Cli;

/// <summary><c>findata serve</c> as a process of its own, by this very tool: so that it can be killed the hard way.</summary>
internal static class ChildServer
{
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="url">Where it listens.</param>
    /// <param name="settings">As <c>--set</c> takes them: <c>Log:Kind=kafka</c>.</param>
    /// <param name="onLine">Takes each line that it writes, on any thread; null: nobody does.</param>
    public static Process Start(string dataFolder, string url, IEnumerable<string> settings, Action<string>? onLine = null)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "findata.dll"), "serve", "--data", dataFolder, "--url", url];
        var start = new ProcessStartInfo(Host(), [.. arguments, .. settings.SelectMany(static setting => new[] { "--set", setting })])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new ToolException(ExitCode.Failure, "The server did not start.");
        process.OutputDataReceived += OnLine;
        process.ErrorDataReceived += OnLine;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void OnLine(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is { } text)
            {
                onLine?.Invoke(text);
            }
        }
    }

    private static string Host()
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
            : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
}
