using System.Diagnostics;
using FinData.Grains;
using Microsoft.AspNetCore.Diagnostics;

namespace FinData.Silo.Problems;

/// <summary>What an exception at the edge of a request becomes. Only what nobody foresaw is logged here: the rest is the caller's to know.</summary>
internal sealed partial class FaultHandler(FinDataServerOptions options, ILogger<FaultHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer; 499 is what access logs call this.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        await ProblemOf(exception, httpContext).ExecuteAsync(httpContext);
        return true;
    }

    private Problem ProblemOf(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case ReadAfterTimeoutException late:
                return Problem.ReadAfterTimeout(late.Message);
            case ContractQuarantinedException quarantined:
                return Problem.ContractQuarantined(quarantined.Message);
            case NotComputableException asked:
                return Problem.NotComputable(asked.Message);
            case LogUnavailableException { Fault: LogFault.Busy } log:
                return Problem.LogBusy(log.Message);
            case LogUnavailableException log:
                return Problem.LogUnavailable(log.Message);
            case StoreUnavailableException store:
                return Problem.StoreUnavailable(store.Message);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.TooLarge(options.Ingest.MaxBodyBytes);
            case BadHttpRequestException bad:
                return Problem.MalformedBody(bad.Message);
            case OrleansException or TimeoutException:
                LogUnavailable(exception, context.Request.Path);
                return Problem.PartitionUnavailable();
            default:
                LogUnforeseen(exception, context.Request.Method, context.Request.Path);
                return Problem.Internal(Activity.Current?.Id ?? context.TraceIdentifier);
        }
    }
}
