using FinData.Client;

namespace FinData.Cli.Torture;

/// <summary>Sends the feed at a rate, each batch until it is acknowledged, and remembers where the log keeps each event.</summary>
internal sealed class TortureProducer(TortureFeed feed, Uri address, int rate)
{
    private const int Lanes = 4;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly Gap gap = new();
    private long retries;
    private bool isOver;

    /// <summary>Event id to where its first acknowledgement said that it is.</summary>
    public Dictionary<string, (int Partition, long Offset)> Places { get; } = new(StringComparer.Ordinal);

    public long Retries => Interlocked.Read(ref retries);

    public TimeSpan LongestGap => gap.Longest;

    /// <summary>No new events. What is on its way is sent until it is acknowledged.</summary>
    public void Finish() => Volatile.Write(ref isOver, true);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => SendAsync(cancellationToken)));

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        using var connection = new ServerConnection(new FinDataClientOptions { Address = address, Timeout = TimeSpan.FromSeconds(20) });
        using var pace = new PeriodicTimer(Period);
        while (!Volatile.Read(ref isOver))
        {
            List<TortureEvent> batch;
            lock (gate)
            {
                batch = feed.Next(Math.Max(1, (int)(rate * Period.TotalSeconds / Lanes)));
            }

            await SendUntilAcknowledgedAsync(connection.Client, batch, cancellationToken);
            await pace.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task SendUntilAcknowledgedAsync(FinDataClient client, List<TortureEvent> batch, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        foreach (var one in batch)
        {
            body.Write(one.Line);
            body.WriteByte((byte)'\n');
        }

        while (true)
        {
            try
            {
                Acknowledge(batch, await client.IngestBatchAsync(body.ToArray(), cancellationToken));
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested && fault is HttpRequestException or IOException or FinDataException or OperationCanceledException)
            {
                Interlocked.Add(ref retries, batch.Count);
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    private void Acknowledge(List<TortureEvent> batch, IngestResponse answer)
    {
        if (answer.Accepted != batch.Count)
        {
            throw new ToolException(ExitCode.Failure, $"The server rejected {answer.Rejected} events that are good: {answer.Results.First(static r => !r.Accepted).Reason}.");
        }

        lock (gate)
        {
            gap.Note();
            for (var i = 0; i < batch.Count; i++)
            {
                Places.TryAdd(batch[i].EventId, (answer.Results[i].Partition!.Value, answer.Results[i].Offset!.Value));
            }
        }
    }
}
