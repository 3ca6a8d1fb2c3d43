using Microsoft.Extensions.Logging;

namespace FinData.Grains;

internal sealed partial class ContractGrain
{
    [LoggerMessage(1301, LogLevel.Information, "Contract {ContractId}: what was asked as of {AsOf} cannot be computed")]
    private static partial void LogNotComputable(ILogger logger, Exception exception, string contractId, DateOnly? asOf);

    [LoggerMessage(1302, LogLevel.Error, "Contract {ContractId} is quarantined, and its history cannot be read")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, string contractId);

    // Asked for again and again while the contract is in quarantine; its pump has logged it once.
    [LoggerMessage(1303, LogLevel.Debug, "Contract {ContractId} is quarantined, its fold breaks")]
    private static partial void LogBroken(ILogger logger, Exception exception, string contractId);
}
