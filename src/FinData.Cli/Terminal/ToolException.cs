namespace FinData.Cli;

/// <summary>Ends the command: a message of one or two lines that says what is wrong and what to do, and the exit code.</summary>
internal sealed class ToolException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
