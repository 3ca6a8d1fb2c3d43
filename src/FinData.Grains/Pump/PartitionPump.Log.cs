using Microsoft.Extensions.Logging;

namespace FinData.Grains;

internal sealed partial class PartitionPump
{
    [LoggerMessage(1001, LogLevel.Information, "Partition {Partition}: pump started in epoch {Epoch} at offset {Offset}")]
    private static partial void LogStarted(ILogger logger, int partition, long epoch, long offset);

    [LoggerMessage(1002, LogLevel.Information, "Partition {Partition}: pump stopped at offset {Offset}")]
    private static partial void LogStopped(ILogger logger, int partition, long offset);

    [LoggerMessage(1003, LogLevel.Error, "Partition {Partition}: pump failed at offset {Offset}")]
    private static partial void LogFaulted(ILogger logger, Exception exception, int partition, long offset);

    [LoggerMessage(1004, LogLevel.Warning, "Partition {Partition}: the store or the log refused, trying again in {Delay}")]
    private static partial void LogRetry(ILogger logger, Exception exception, int partition, TimeSpan delay);

    [LoggerMessage(1005, LogLevel.Warning, "Partition {Partition}: epoch {Epoch} is over, another pump has the partition")]
    private static partial void LogStaleEpoch(ILogger logger, int partition, long epoch);

    [LoggerMessage(1006, LogLevel.Error, "Partition {Partition}: contract {ContractId} is quarantined, its fold broke an invariant")]
    private static partial void LogQuarantined(ILogger logger, Exception exception, int partition, string contractId);

    [LoggerMessage(1008, LogLevel.Error, "Partition {Partition}: the stored state of contract {ContractId} cannot be read, it is folded from its history")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, int partition, string contractId);

    [LoggerMessage(1007, LogLevel.Information, "Partition {Partition}: contract {ContractId} left quarantine after a re-fold")]
    private static partial void LogReleased(ILogger logger, int partition, string contractId);
}
