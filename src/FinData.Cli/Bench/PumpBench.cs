using System.Diagnostics;
using System.Text.Json.Serialization;
using FinData.Events;
using FinData.Grains;
using FinData.Storage.RocksDb;

namespace FinData.Cli.Bench;

/// <summary>
/// Fills an embedded log, then measures on it, in one run: a raw read, decoding only, decoding and folding without a store, and the real pump
/// with durable checkpoints. The pump folds the log in three parts: <c>fresh</c> into an empty store, <c>cold</c> after a restart (every contract is
/// loaded from the store), <c>warm</c> with all contracts resident.
/// </summary>
internal sealed class PumpBench(int contracts, long events, int partitions, int seed, string directory, Action<string> say)
{
    private const double FreshShare = 0.4;
    private const double ColdShare = 0.7;
    private const int AppendBatch = 10_000;
    private readonly int threads = new LedgerOptions().PumpThreads;

    public async Task<PumpFigures> RunAsync(CancellationToken cancellationToken)
    {
        var options = new RocksDbOptions { Directory = directory, PartitionCount = partitions };
        await using var log = RocksDbEventLog.Open(options, TimeProvider.System);
        say($"fill: {events:N0} events of {contracts:N0} contracts in {partitions} partitions");
        var fill = await Stage.MeasureAsync(() => FillAsync(log, cancellationToken));
        say("raw read");
        var raw = await Stage.MeasureAsync(() => LogScan.ReadAllAsync(log, threads, static _ => 0, cancellationToken));
        say("decode");
        await LogScan.ReadAllAsync(log, threads, Decode, cancellationToken); // compiled and cached before it counts
        var decode = await Stage.MeasureAsync(() => LogScan.ReadAllAsync(log, threads, Decode, cancellationToken));
        say("decode and fold, no store");
        var bounded = new BoundedLog(log);
        var fold = await FoldAsync(bounded, cancellationToken);
        say("pump, fresh");
        bounded = new BoundedLog(log);
        await using var store = RocksDbLedgerStore.Open(options, TimeProvider.System);
        var managedBefore = GC.GetTotalMemory(forceFullCollection: true);
        Stage fresh;
        await using (var silo = await BenchSilo.StartAsync(bounded, store, cancellationToken))
        {
            fresh = await PumpAsync(silo, bounded, FreshShare, cancellationToken);
        }

        await using var restarted = await BenchSilo.StartAsync(bounded, store, cancellationToken);
        say("pump, cold");
        var cold = await PumpAsync(restarted, bounded, ColdShare, cancellationToken);
        say("pump, warm");
        var warm = await PumpAsync(restarted, bounded, 1, cancellationToken);
        var resident = (await restarted.StatusAsync(cancellationToken)).Sum(static p => p.ResidentContracts);
        say("memory at rest");
        await Task.Delay(new LedgerOptions().RestAfter + TimeSpan.FromSeconds(1), cancellationToken);
        var managed = GC.GetTotalMemory(forceFullCollection: true) - managedBefore;
        return new PumpFigures
        {
            Contracts = contracts,
            Events = events,
            Partitions = partitions,
            Threads = threads,
            Fill = fill,
            Raw = raw,
            Decode = decode,
            Fold = fold,
            Fresh = fresh,
            Cold = cold,
            Warm = warm,
            ResidentContracts = resident,
            BytesPerResidentContract = (double)managed / resident,
            PeakMemoryBytes = Process.GetCurrentProcess().PeakWorkingSet64,
        };
    }

    private static long Decode(RecordBlock block)
    {
        var good = 0L;
        foreach (ref readonly var entry in block.Entries)
        {
            good += JsonEventCodec.TryDecode(block.Value(entry), out _).IsNone ? 1 : 0;
        }

        return block.Count - good;
    }

    private async Task<long> FillAsync(IEventLog log, CancellationToken cancellationToken)
    {
        foreach (var batch in new BenchEvents(contracts, events, partitions, seed).Batches(AppendBatch))
        {
            await log.AppendAsync(batch, cancellationToken);
        }

        return events;
    }

    private async Task<Stage> FoldAsync(BoundedLog bounded, CancellationToken cancellationToken)
    {
        await using var silo = await BenchSilo.StartAsync(bounded, new DiscardingStore(), cancellationToken);
        return await PumpAsync(silo, bounded, 1, cancellationToken);
    }

    internal static Task<Stage> PumpAsync(BenchSilo silo, BoundedLog bounded, double share, CancellationToken cancellationToken)
        => Stage.MeasureAsync(async () =>
        {
            var released = await bounded.RaiseAsync(share, cancellationToken);
            await silo.CatchUpAsync(cancellationToken);
            return released;
        });
}

/// <summary>Figures of one run of <see cref="PumpBench"/>. Ratios compare stages of this run only.</summary>
internal sealed record PumpFigures
{
    [JsonPropertyName("contracts")] public required int Contracts { get; init; }

    [JsonPropertyName("events")] public required long Events { get; init; }

    [JsonPropertyName("partitions")] public required int Partitions { get; init; }

    [JsonPropertyName("threads")] public required int Threads { get; init; }

    [JsonPropertyName("fill")] public required Stage Fill { get; init; }

    [JsonPropertyName("raw")] public required Stage Raw { get; init; }

    [JsonPropertyName("decode")] public required Stage Decode { get; init; }

    [JsonPropertyName("fold")] public required Stage Fold { get; init; }

    [JsonPropertyName("fresh")] public required Stage Fresh { get; init; }

    [JsonPropertyName("cold")] public required Stage Cold { get; init; }

    [JsonPropertyName("warm")] public required Stage Warm { get; init; }

    [JsonPropertyName("ratio_to_raw_fresh")] public double RatioToRawFresh => Fresh.EventsPerSecond / Raw.EventsPerSecond;

    [JsonPropertyName("ratio_to_raw_cold")] public double RatioToRawCold => Cold.EventsPerSecond / Raw.EventsPerSecond;

    [JsonPropertyName("ratio_to_raw")] public double RatioToRaw => Warm.EventsPerSecond / Raw.EventsPerSecond;

    [JsonPropertyName("ratio_to_decode_fresh")] public double RatioToDecodeFresh => Fresh.EventsPerSecond / Decode.EventsPerSecond;

    [JsonPropertyName("ratio_to_decode_cold")] public double RatioToDecodeCold => Cold.EventsPerSecond / Decode.EventsPerSecond;

    [JsonPropertyName("ratio_to_decode")] public double RatioToDecode => Warm.EventsPerSecond / Decode.EventsPerSecond;

    [JsonPropertyName("resident_contracts")] public required long ResidentContracts { get; init; }

    [JsonPropertyName("bytes_per_resident_contract")] public required double BytesPerResidentContract { get; init; }

    [JsonPropertyName("peak_memory_bytes")] public required long PeakMemoryBytes { get; init; }
}
