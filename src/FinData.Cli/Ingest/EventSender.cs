using System.Globalization;
using System.Net;
using FinData.Client;

namespace FinData.Cli;

/// <summary>
/// Sends batches and does not give up at the first refusal: a server that is busy, restarting or gone for a while is asked again. A batch whose
/// answer got lost may so be in the log already; identical events are duplicates and change nothing.
/// </summary>
internal sealed class EventSender(FinDataClient client, TimeSpan retryFor, TimeProvider time, Action<string> note)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);

    public async Task<IngestResponse> SendAsync(ReadOnlyMemory<byte> ndjson, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                return await client.IngestBatchAsync(ndjson, cancellationToken);
            }
            catch (Exception fault) when (IsPassing(fault) && time.GetElapsedTime(started) < retryFor)
            {
                var wait = fault is FinDataException { RetryAfter: { } asked } && asked > delay ? asked : delay;
                note(string.Create(CultureInfo.InvariantCulture, $"{fault.Message} Trying again in {wait.TotalSeconds:0.0} s."));
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    /// <summary>Whether the same request may succeed later: the server is busy or the connection is lost.</summary>
    private static bool IsPassing(Exception fault)
        => fault is HttpRequestException or IOException
            or FinDataException { Status: HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout };
}
