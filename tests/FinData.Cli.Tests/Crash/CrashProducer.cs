using FinData.Client;

namespace FinData.Cli.Tests.Crash;

/// <summary>
/// A producer that remembers what was acknowledged and where. What wasn't, it sends again after the crash; so it does with some that was,
/// as a producer must that isn't sure.
/// </summary>
internal sealed class CrashProducer(EventFeed feed, int seed)
{
    private const int EventsPerRequest = 200;
    private const int RequestsInFlight = 4;

    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private readonly Queue<List<FeedEvent>> unacknowledged = new();
    private readonly List<List<FeedEvent>> acknowledged = [];
    private Exception? lastFault;

    /// <summary>Event id to the place where the log keeps it, as first acknowledged.</summary>
    public Dictionary<string, (int Partition, long Offset)> Places { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, decimal> Balances { get; } = new(StringComparer.Ordinal);

    public int Resent { get; private set; }

    /// <summary>Sends at full speed until <paramref name="requests"/> were acknowledged, then calls <paramref name="kill"/> with others in flight.</summary>
    public async Task SendUntilKilledAsync(Uri address, int requests, Func<Task<string>> kill)
    {
        var left = requests;
        var killing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lanes = Enumerable.Range(0, RequestsInFlight).Select(_ => SendWhileItLivesAsync(address, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                killing.SetResult();
            }
        })).ToList();
        var allLanes = Task.WhenAll(lanes);
        await Task.WhenAny(killing.Task, allLanes);
        var died = !killing.Task.IsCompleted;
        var log = await kill();
        Assert.False(died, $"The server stopped taking events before it was killed: {lastFault?.Message}\n{log}");
        await allLanes;
    }

    /// <summary>Sends everything that was never acknowledged, and some that was.</summary>
    public async Task SendRestAsync(Uri address)
    {
        using var connection = new ServerConnection(new FinDataClientOptions { Address = address });
        while (TakeUnacknowledged() is { } batch)
        {
            Acknowledge(batch, await SendAsync(connection.Client, batch));
        }
    }

    private async Task SendWhileItLivesAsync(Uri address, Action onAcknowledged)
    {
        using var connection = new ServerConnection(new FinDataClientOptions { Address = address });
        while (true)
        {
            var batch = Take();
            try
            {
                Acknowledge(batch, await SendAsync(connection.Client, batch));
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException)
            {
                lock (gate)
                {
                    lastFault = fault;
                    unacknowledged.Enqueue(batch);
                }

                return;
            }

            onAcknowledged();
        }
    }

    private static Task<IngestResponse> SendAsync(FinDataClient client, List<FeedEvent> batch)
    {
        var body = new MemoryStream();
        foreach (var one in batch)
        {
            body.Write(one.Line);
            body.WriteByte((byte)'\n');
        }

        return client.IngestBatchAsync(body.ToArray());
    }

    /// <summary>What is to be sent next: first what got lost, now and then something that is in the log already, else new events.</summary>
    private List<FeedEvent> Take()
    {
        lock (gate)
        {
            if (unacknowledged.TryDequeue(out var lost))
            {
                Resent++;
                return lost;
            }

            if (acknowledged.Count > 0 && random.Next(10) == 0)
            {
                Resent++;
                return acknowledged[random.Next(acknowledged.Count)];
            }

            return feed.Next(EventsPerRequest);
        }
    }

    private List<FeedEvent>? TakeUnacknowledged()
    {
        lock (gate)
        {
            return unacknowledged.TryDequeue(out var batch) ? batch : null;
        }
    }

    private void Acknowledge(List<FeedEvent> batch, IngestResponse answer)
    {
        Assert.Equal(batch.Count, answer.Accepted);
        lock (gate)
        {
            acknowledged.Add(batch);
            for (var i = 0; i < batch.Count; i++)
            {
                if (Places.TryAdd(batch[i].EventId, (answer.Results[i].Partition!.Value, answer.Results[i].Offset!.Value)))
                {
                    Balances[batch[i].ContractId] = Balances.GetValueOrDefault(batch[i].ContractId) + batch[i].SignedAmount;
                }
            }
        }
    }
}
