using FinData.Client;
using FinData.Events;

namespace FinData.Cli.Torture;

/// <summary>One run: events come in while blows fall; then calm, and the log is folded again and compared.</summary>
internal sealed class TortureRun(Brokers brokers, string folder, TimeSpan duration, TimeSpan outage, int rate, int seed, Action<string> note)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    public async Task<TortureReport> RunAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var server = new TorturedServer(folder, brokers.Bootstrap, brokers.Copies, $"findata.torture-{Guid.NewGuid():N}");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feed = new TortureFeed(seed);
        var producer = new TortureProducer(feed, server.Address, rate);
        var probe = new Probe(server.Address);
        var blows = new Blows(server, brokers, probe, outage, new Random(seed), note);
        server.Start();
        var probing = probe.RunAsync(over.Token);
        await probe.AnswerAsync(StartPatience, cancellationToken);
        var sending = producer.RunAsync(over.Token);
        try
        {
            var falling = blows.RunAsync(duration, cancellationToken);
            await await Task.WhenAny(falling, sending);
            await falling;
            note("Calm. What is on its way is sent until it is acknowledged.");
            producer.Finish();
            await sending;
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(probing, sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        using var connection = new ServerConnection(new FinDataClientOptions { Address = server.Address });
        var verified = await new Verification(connection.Client, note).RunAsync(cancellationToken);
        return new TortureReport
        {
            Events = producer.Places.Count,
            DuplicatesSent = feed.Repeats,
            RetriesSent = producer.Retries,
            ServerKills = blows.ServerKills,
            BrokerKills = blows.BrokerKills,
            ServerPauses = blows.ServerPauses,
            BrokerPauses = blows.BrokerPauses,
            Recoveries = blows.Recoveries,
            LongestGapSeconds = Math.Round(probe.LongestGap.TotalSeconds, 2),
            LongestWriteGapSeconds = Math.Round(producer.LongestGap.TotalSeconds, 2),
            Lost = await CountLostAsync(connection.Client, producer, cancellationToken),
            Differences = verified.Differ + verified.ClientsDiffer + verified.PortfolioDiffer,
            EventsInLog = verified.Events,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
        };
    }

    private static async Task<int> CountLostAsync(FinDataClient client, TortureProducer producer, CancellationToken cancellationToken)
    {
        var missing = new HashSet<((int Partition, long Offset) Place, string EventId)>(producer.Places.Select(static p => (p.Value, p.Key)));
        foreach (var partition in await client.GetPartitionsAsync(cancellationToken))
        {
            await LogReader.ReadAsync(client, partition.Partition, partition.LogEnd, new AvroSchemas(), record =>
            {
                if (JsonEventCodec.TryDecode(record.Value.Span, out var decoded).IsNone)
                {
                    missing.Remove(((partition.Partition, record.Offset), decoded.Text(decoded.EventId, record.Value.Span)));
                }
            }, cancellationToken);
        }

        return missing.Count;
    }
}
