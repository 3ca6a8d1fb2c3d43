namespace FinData.Silo.Problems;

internal sealed partial class FaultHandler
{
    [LoggerMessage(5001, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogUnforeseen(Exception exception, string method, string path);

    [LoggerMessage(5002, LogLevel.Warning, "{Path}: the owner of the partition did not answer.")]
    private partial void LogUnavailable(Exception exception, string path);
}
