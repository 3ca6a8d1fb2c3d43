namespace FinData.Silo.Security;

internal sealed partial class ApiKeyFile
{
    [LoggerMessage(5101, LogLevel.Information, "The API key file changed: {Count} keys are in force.")]
    private partial void LogReloaded(int count);

    [LoggerMessage(5102, LogLevel.Error, "The API key file changed but cannot be used; the keys stay as they were. {Problem}")]
    private partial void LogKept(string problem);
}
