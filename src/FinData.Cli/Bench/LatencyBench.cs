using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization;
using FinData.Grains;
using FinData.Storage.RocksDb;

namespace FinData.Cli.Bench;

/// <summary>
/// Appends at a paced rate and measures, for one event of each batch, how long after its due time it was acknowledged (durable in the log) and how long
/// until a read by key saw it. Due times come from the clock, not from the last answer, so a stall counts for every event that it delays.
/// </summary>
internal sealed class LatencyBench(int contracts, int rate, int seconds, Action<string> say)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);

    /// <summary>On the embedded log and store, filled with two events a contract.</summary>
    public async Task<LatencyFigures> RunAsync(int partitions, string directory, CancellationToken cancellationToken)
    {
        var options = new RocksDbOptions { Directory = directory, PartitionCount = partitions };
        await using var log = RocksDbEventLog.Open(options, TimeProvider.System);
        await using var store = RocksDbLedgerStore.Open(options, TimeProvider.System);
        var events = new BenchEvents(contracts, 2L * contracts, partitions, seed: 1);
        say($"fill: {events.Count:N0} events of {contracts:N0} contracts");
        foreach (var batch in events.Batches(10_000))
        {
            await log.AppendAsync(batch, cancellationToken);
        }

        await using var silo = await BenchSilo.StartAsync(log, store, cancellationToken);
        await silo.CatchUpAsync(cancellationToken);
        return await MeasureAsync(log, silo, events, cancellationToken);
    }

    /// <param name="silo">Has folded <paramref name="events"/>.</param>
    public async Task<LatencyFigures> MeasureAsync(IEventLog log, BenchSilo silo, BenchEvents events, CancellationToken cancellationToken)
    {
        say($"warm up, then {seconds} s at {rate:N0} events/s");
        await PaceAsync(log, silo, events, 0, Math.Max(1, seconds / 5), cancellationToken);
        var (acknowledged, visible) = await PaceAsync(log, silo, events, 1L << 32, seconds, cancellationToken);
        return new LatencyFigures
        {
            Rate = rate,
            Seconds = seconds,
            Contracts = contracts,
            Acknowledged = Percentiles.Of(acknowledged),
            Visible = Percentiles.Of(visible),
        };
    }

    private async Task<(ConcurrentBag<TimeSpan> Acknowledged, ConcurrentBag<TimeSpan> Visible)> PaceAsync(
        IEventLog log, BenchSilo silo, BenchEvents events, long firstNumber, int duration, CancellationToken cancellationToken)
    {
        var acknowledged = new ConcurrentBag<TimeSpan>();
        var visible = new ConcurrentBag<TimeSpan>();
        var running = new List<Task>();
        var random = new Random(1);
        var number = firstNumber;
        var started = Stopwatch.GetTimestamp();
        var ticks = (int)(duration / Tick.TotalSeconds);
        for (var tick = 0; tick < ticks; tick++)
        {
            var due = Tick * tick;
            if (due - Stopwatch.GetElapsedTime(started) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            var batch = new AppendRecord[(int)((long)rate * (tick + 1) / 200) - (int)((long)rate * tick / 200)];
            for (var i = 0; i < batch.Length; i++)
            {
                batch[i] = events.Later(random.Next(contracts), number++);
            }

            running.Add(SendAsync(log, silo, batch, started, due, acknowledged, visible, cancellationToken));
        }

        await Task.WhenAll(running);
        return (acknowledged, visible);
    }

    private static async Task SendAsync(
        IEventLog log, BenchSilo silo, AppendRecord[] batch, long started, TimeSpan due,
        ConcurrentBag<TimeSpan> acknowledged, ConcurrentBag<TimeSpan> visible, CancellationToken cancellationToken)
    {
        var positions = await log.AppendAsync(batch, cancellationToken);
        acknowledged.Add(Stopwatch.GetElapsedTime(started) - due);
        var contract = silo.Grains.GetGrain<IContractGrain>(Encoding.UTF8.GetString(batch[^1].Key.Span));
        var view = await contract.Get(new ContractQuery { ReadAfter = positions[^1].Offset }, cancellationToken);
        if (view is null || view.Watermark < positions[^1].Offset)
        {
            throw new InvalidDataException("A read after a write did not see it.");
        }

        visible.Add(Stopwatch.GetElapsedTime(started) - due);
    }
}

internal sealed record LatencyFigures
{
    [JsonPropertyName("rate")] public required int Rate { get; init; }

    [JsonPropertyName("seconds")] public required int Seconds { get; init; }

    [JsonPropertyName("contracts")] public required int Contracts { get; init; }

    [JsonPropertyName("acknowledged")] public required Percentiles Acknowledged { get; init; }

    [JsonPropertyName("visible")] public required Percentiles Visible { get; init; }
}
