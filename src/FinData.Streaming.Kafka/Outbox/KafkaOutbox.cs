using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Publishes contracts' positions to a compacted topic and dead letters to another, after the checkpoints that cover them. At least once: a consumer that
/// keeps, of two records of a contract, the one with the higher watermark is right at any moment.
/// </summary>
public sealed partial class KafkaOutbox : ICheckpointOutlet, IAsyncDisposable
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(1);
    private readonly KafkaAdmin admin;
    private readonly OutboxContext context;
    private readonly ILogger logger;
    private readonly Meter meter;
    private readonly Counter<long> refusals;
    private readonly PeriodicTimer timer;
    private readonly Task committing;
    private readonly ConcurrentDictionary<int, PartitionOutbox> partitions = new();
    private readonly ConcurrentDictionary<int, Task> ending = new();

    public KafkaOutbox(KafkaOptions options, IEventLog log, ILedgerStore store, TimeProvider time, IMeterFactory meters, ILogger<KafkaOutbox> logger)
    {
        this.logger = logger;
        admin = new KafkaAdmin(options, time, logger);
        context = new OutboxContext(
            options, log, store, new OutboxPublisher(options, time, logger), new OutboxProgress(options, logger), new OutboxTopics(admin, options), time, OnRefused);
        meter = meters.Create(LedgerInstruments.MeterName);
        refusals = meter.CreateCounter<long>("outbox_failures_total", null, "Times that the brokers did not take positions or dead letters.");
        meter.CreateObservableGauge(
            "outbox_lag", () => partitions.Select(static p => new Measurement<long>(p.Value.Lag, new KeyValuePair<string, object?>("partition", p.Key))), null,
            "Offsets whose effects are durable and not published yet.");
        timer = new PeriodicTimer(CommitInterval, time);
        committing = CommitAsync();
    }

    public void OnTaken(int partition, long nextOffset)
    {
        End(partition);
        partitions[partition] = new PartitionOutbox(partition, nextOffset, context, ending.GetValueOrDefault(partition, Task.CompletedTask));
    }

    public void OnSaved(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (partitions.TryGetValue(checkpoint.Partition, out var outbox))
        {
            outbox.Add(new SavedBatch(checkpoint, context.PublishesPositions, context.PublishesLetters));
        }
    }

    public void OnReleased(int partition) => End(partition);

    public async ValueTask DisposeAsync()
    {
        foreach (var partition in partitions.Keys)
        {
            End(partition);
        }

        await Task.WhenAll(ending.Values).ConfigureAwait(false);
        timer.Dispose();
        await committing.ConfigureAwait(false);
        await TryCommitAsync().ConfigureAwait(false);
        await context.Publisher.DisposeAsync().ConfigureAwait(false);
        context.Progress.Dispose();
        admin.Dispose();
        meter.Dispose();
    }

    private void End(int partition)
    {
        if (partitions.TryRemove(partition, out var outbox))
        {
            ending[partition] = outbox.DisposeAsync().AsTask();
        }
    }

    private async Task CommitAsync()
    {
        while (await timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            await TryCommitAsync().ConfigureAwait(false);
        }
    }

    private async Task TryCommitAsync()
    {
        try
        {
            await context.Progress.CommitAsync().ConfigureAwait(false);
        }
        catch (LogUnavailableException e)
        {
            LogNotCommitted(e.Message);
        }
    }

    private void OnRefused(int partition, Exception reason)
    {
        refusals.Add(1);
        LogRefused(partition, reason.Message);
    }

    [LoggerMessage(6007, LogLevel.Warning, "Partition {Partition}: positions or dead letters are not published, it is tried again: {Reason}")]
    private partial void LogRefused(int partition, string reason);

    [LoggerMessage(6008, LogLevel.Warning, "How far positions are published could not be committed, it is tried again: {Reason}")]
    private partial void LogNotCommitted(string reason);
}
