using System.ComponentModel;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using FinData.Silo.Problems;
using FinData.Silo.Queries;

namespace FinData.Silo.Watch;

internal static class WatchEndpoint
{
    public static async Task<IResult> WatchAsync(
        [Description("Contract id; a slash in it is written %2F.")] string id,
        IGrainFactory grains,
        Watchers watchers,
        FinDataServerOptions options,
        IHostApplicationLifetime lifetime,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!Ids.TryRead(id, out var contractId))
        {
            return Problem.InvalidId("contract");
        }

        var grain = grains.GetGrain<IContractGrain>(contractId);
        if (await grain.Get(ContractQuery.Latest, cancellationToken) is not { } first)
        {
            return Problem.UnknownContract(contractId);
        }

        if (!watchers.TryEnter())
        {
            return Problem.Busy("watchers", "Watch:MaxWatchers");
        }

        context.Response.OnCompleted(static state =>
        {
            ((Watchers)state).Leave();
            return Task.CompletedTask;
        }, watchers);

        // Proxies that buffer would hold a change back until the next ones fill their buffer.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var seen = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var resumed) ? resumed : -1;
        return TypedResults.ServerSentEvents(StreamAsync(grain, first, seen, options.Watch.Heartbeat, lifetime.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<object>> StreamAsync(
        IContractGrain grain, ContractView view, long seen, TimeSpan heartbeat, CancellationToken stopping, [EnumeratorCancellation] CancellationToken aborted)
    {
        // Something is sent at once in either case: it carries the headers, by which the reader knows that it is connected.
        yield return view.Watermark > seen ? Change(view) : Heartbeat(view);

        // A stopping server ends its streams, so that they don't keep it from stopping; the browser reconnects and resumes by itself.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, aborted);
        while (await NextAsync(grain, view.Watermark, heartbeat, either.Token) is { } next)
        {
            yield return next.Watermark > view.Watermark ? Change(next) : Heartbeat(next);
            view = next;
        }
    }

    private static async Task<ContractView?> NextAsync(IContractGrain grain, long watermark, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await grain.WaitForChange(watermark, patience, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault) when (Faults.IsPassing(fault))
        {
            // An answer that has begun can take no status any more: the stream ends, and the reader that comes back hears where the contract is, or why not.
            return null;
        }
    }

    private static SseItem<object> Heartbeat(ContractView view) => new(new { view.Watermark }, "heartbeat");

    private static SseItem<object> Change(ContractView view)
        => new(view, "position") { EventId = view.Watermark.ToString(CultureInfo.InvariantCulture) };
}
