using Microsoft.Extensions.Logging;

namespace FinData.Storage.RocksDb;

internal sealed partial class Engine
{
    [LoggerMessage(5001, LogLevel.Information, "Opened {Folder}, opening {Generation} of this process")]
    private partial void Opened(string folder, long generation);

    [LoggerMessage(5002, LogLevel.Warning, "Opened {Folder} for reading only: {Reason}")]
    private partial void OpenedReadOnly(string folder, string reason);

    [LoggerMessage(5003, LogLevel.Error, "A write to {Folder} failed and nothing of it was acknowledged: {Message}")]
    private partial void WriteFailed(string folder, string message);
}
