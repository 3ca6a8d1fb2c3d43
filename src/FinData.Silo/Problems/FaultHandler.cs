using System.Diagnostics;
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
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.TooLarge(options.Ingest.MaxBodyBytes);
            case BadHttpRequestException bad:
                return Problem.MalformedBody(bad.Message);
        }

        if (Faults.Of(exception, isRead: !context.Request.Path.StartsWithSegments("/v1/events")) is { } foreseen)
        {
            if (Faults.IsUnanswered(exception))
            {
                LogUnavailable(exception, context.Request.Path);
            }

            return foreseen;
        }

        LogUnforeseen(exception, context.Request.Method, context.Request.Path);
        return Problem.Internal(Activity.Current?.Id ?? context.TraceIdentifier);
    }
}
