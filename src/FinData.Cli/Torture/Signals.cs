using System.Runtime.InteropServices;

namespace FinData.Cli.Torture;

/// <summary>Signals that no process can refuse. For Linux and macOS.</summary>
internal static class Signals
{
    public const int Kill = 9;

    public static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;

    public static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Send(int processId, int signal)
    {
        if (processId <= 1 || kill(processId, signal) != 0)
        {
            throw new ToolException(ExitCode.Failure, $"Signal {signal} did not reach process {processId}.");
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int processId, int signal);
}
