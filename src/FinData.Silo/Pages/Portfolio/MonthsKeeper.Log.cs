namespace FinData.Silo.Pages.Portfolio;

internal sealed partial class MonthsKeeper
{
    [LoggerMessage(5301, LogLevel.Warning, "Income and cash flow by month could not be summed.")]
    private static partial void LogNotSummed(ILogger logger, Exception exception);
}
