using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FinData.Grains;

/// <summary>The runtime's metrics, on the meter <c>findata</c>. The exporter puts the meter's name in front: <c>findata_events_total</c> and so on.</summary>
public sealed class LedgerInstruments : IDisposable
{
    public const string MeterName = "findata";

    private static readonly string[] FaultNames = [.. Enum.GetNames<LogFault>().Select(static name => char.ToLowerInvariant(name[0]) + name[1..])];

    private readonly Meter meter;
    private readonly Counter<long> events;
    private readonly Counter<long> rejects;
    private readonly Counter<long> refolds;
    private readonly Counter<long> revisions;
    private readonly Counter<long> quarantines;
    private readonly Counter<long> evictions;
    private readonly Counter<long> storeFailures;
    private readonly Counter<long> logFailures;
    private readonly Histogram<double> foldSeconds;
    private readonly Histogram<double> checkpointSeconds;
    private readonly ShardRegistry registry;

    internal LedgerInstruments(IMeterFactory factory, ShardRegistry registry)
    {
        this.registry = registry;
        meter = factory.Create(MeterName);
        events = meter.CreateCounter<long>("events_total", null, "Records folded, by outcome.");
        rejects = meter.CreateCounter<long>("rejects_total", null, "Records that are no events, by reason: each is a dead letter.");
        refolds = meter.CreateCounter<long>("refolds_total", null, "Contracts folded again from their history.");
        revisions = meter.CreateCounter<long>("revisions_total", null, "Outcomes that a re-fold changed.");
        quarantines = meter.CreateCounter<long>("quarantines_total", null, "Contracts whose fold broke an invariant.");
        evictions = meter.CreateCounter<long>("evictions_total", null, "Clean contracts dropped from memory.");
        storeFailures = meter.CreateCounter<long>("store_failures_total", null, "Store calls that failed and are tried again.");
        logFailures = meter.CreateCounter<long>("log_failures_total", null, "Times that the log refused to give records, by fault.");
        foldSeconds = meter.CreateHistogram<double>("fold_seconds", "s", "Time to decode and fold one block.");
        checkpointSeconds = meter.CreateHistogram<double>("checkpoint_seconds", "s", "Time to write one checkpoint.");
        meter.CreateObservableGauge("partition_lag", () => PerPartition(static p => p.Lag), null, "Records that wait to be folded.");
        meter.CreateObservableGauge("partition_state", () => PerPartition(static p => (int)p.State), null, "State of a partition; 1 is running.");
        meter.CreateObservableGauge("resident_contracts", () => PerPartition(static p => p.Shard.Cells.Count), null, "Contracts in memory.");
        meter.CreateObservableGauge("quarantined", () => PerPartition(static p => p.Counters.Quarantined), null, "Contracts in quarantine.");
        meter.CreateObservableGauge("checkpoint_age_seconds", CheckpointAges, "s", "Since the last durable checkpoint of a partition with work.");
    }

    public void Dispose() => meter.Dispose();

    internal void OnBlock(PartitionCounters before, PartitionCounters after, long startTimestamp)
    {
        foldSeconds.Record(Stopwatch.GetElapsedTime(startTimestamp).TotalSeconds);
        Add("applied", after.Applied - before.Applied);
        Add("duplicate", after.Duplicates - before.Duplicates);
        Add("refused", after.Refused - before.Refused);
        Add("pending", after.Pending - before.Pending);

        void Add(string outcome, long count)
        {
            if (count > 0)
            {
                events.Add(count, new KeyValuePair<string, object?>("outcome", outcome));
            }
        }
    }

    internal void OnReject(string reason) => rejects.Add(1, new KeyValuePair<string, object?>("reason", reason));

    internal void OnRefold(int revised)
    {
        refolds.Add(1);
        revisions.Add(revised);
    }

    internal void OnQuarantine() => quarantines.Add(1);

    internal void OnEvicted(int count) => evictions.Add(count);

    internal void OnStoreFailure() => storeFailures.Add(1);

    internal void OnLogFailure(LogFault fault) => logFailures.Add(1, new KeyValuePair<string, object?>("fault", NameOf(fault)));

    /// <summary>As metrics and views name it.</summary>
    internal static string NameOf(LogFault fault) => FaultNames[(int)fault];

    internal void OnCheckpoint(long startTimestamp) => checkpointSeconds.Record(Stopwatch.GetElapsedTime(startTimestamp).TotalSeconds);

    private IEnumerable<Measurement<long>> PerPartition(Func<PartitionPump, long> value)
        => registry.Pumps.Select(p => new Measurement<long>(value(p), new KeyValuePair<string, object?>("partition", p.Shard.Partition)));

    private IEnumerable<Measurement<double>> CheckpointAges()
        => registry.Pumps.Select(p => new Measurement<double>(
            p.CheckpointAge.TotalSeconds, new KeyValuePair<string, object?>("partition", p.Shard.Partition)));
}
