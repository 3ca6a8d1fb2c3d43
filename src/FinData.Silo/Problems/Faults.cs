using FinData.Grains;

namespace FinData.Silo.Problems;

/// <summary>
/// What a fault of what is behind the edge means to a caller: the one place that says so, for the API, for batches and for the pages. Grains of another silo throw
/// the same exceptions as those of this one.
/// </summary>
internal static class Faults
{
    /// <summary>Null where nobody foresaw it.</summary>
    /// <param name="isRead">Whether the request would have changed nothing.</param>
    public static Problem? Of(Exception exception, bool isRead = true) => exception switch
    {
        ReadAfterTimeoutException => Problem.ReadAfterTimeout(exception.Message),
        ContractQuarantinedException => Problem.ContractQuarantined(exception.Message),
        NotComputableException => Problem.NotComputable(exception.Message),
        ClientTooLargeException => Problem.ClientTooLarge(exception.Message),
        LogUnavailableException { Fault: LogFault.Busy } => Problem.LogBusy(exception.Message),
        LogUnavailableException => isRead ? Problem.LogUnreadable(exception.Message) : Problem.LogUnavailable(exception.Message),
        StoreUnavailableException => Problem.StoreUnavailable(exception.Message),
        _ when IsUnanswered(exception) => Problem.PartitionUnavailable(),
        _ => null,
    };

    /// <summary>
    /// The call to a grain had no answer: no silo has it now, the silo went away or is overloaded, or it is stopping and has cancelled what was under way. Whether
    /// the caller himself has cancelled is for those to look at who know him.
    /// </summary>
    public static bool IsUnanswered(Exception exception) => exception is OrleansException or TimeoutException or OperationCanceledException;

    /// <summary>Asking again later helps.</summary>
    public static bool IsPassing(Exception exception) => Of(exception) is { StatusCode: StatusCodes.Status503ServiceUnavailable };
}
