namespace FinData.Cli;

/// <summary>What the process says to the shell. Documented in docs/tool.md; numbers are never reused.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The command failed, or a comparison found differences.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>No server answers at the address.</summary>
    public const int Unreachable = 3;

    /// <summary>Some events were rejected; the others are in the log.</summary>
    public const int PartlyRejected = 4;

    /// <summary>The contract, client or dead letter asked for does not exist.</summary>
    public const int NotFound = 5;

    /// <summary>The server answers, but cannot or may not serve the request now.</summary>
    public const int Refused = 6;

    /// <summary>Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
