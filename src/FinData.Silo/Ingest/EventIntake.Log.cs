namespace FinData.Silo.Ingest;

internal sealed partial class EventIntake
{
    [LoggerMessage(5201, LogLevel.Warning, "{Count} rejected events could not be kept as dead letters; their senders were told.")]
    private partial void LogLettersLost(int count, Exception exception);
}
