using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>Owns the pump of one partition for as long as it is active.</summary>
[PlacedByPartition]
[KeepAlive]
internal sealed class PartitionGrain(
    PumpContext context, PumpScheduler scheduler, ShardRegistry registry, Ownership ownership, ILocalSiloDetails silo) : Grain, IPartitionGrain
{
    private static readonly TimeSpan LogPatience = TimeSpan.FromSeconds(1);

    private PartitionHolder? holder;

    private int Partition => (int)this.GetPrimaryKeyLong();

    private PartitionHolder Holder => holder ??= new PartitionHolder(Partition, context, scheduler, registry, ownership);

    public Task Start(CancellationToken cancellationToken) => Holder.StartAsync(cancellationToken);

    public async Task Release(CancellationToken cancellationToken)
    {
        if (await Holder.TryReleaseAsync())
        {
            MigrateOnIdle();
        }
    }

    public async Task<PartitionView> GetStatus(CancellationToken cancellationToken)
    {
        var logEnd = await FindLogEndAsync(cancellationToken);
        if (Holder.Pump is not { } pump)
        {
            return new PartitionView { Partition = Partition, State = PartitionState.Starting, LogEnd = logEnd, Lag = logEnd };
        }

        var counters = pump.Counters;
        return new PartitionView
        {
            Partition = Partition,
            State = pump.State,
            Silo = silo.SiloAddress.ToParsableString(),
            Epoch = pump.Epoch,
            LogEnd = logEnd,
            Folded = pump.Shard.Folded,
            Checkpointed = pump.Checkpointed,
            Lag = Math.Max(0, logEnd - pump.Shard.Folded),
            ResidentContracts = pump.Shard.Cells.Count,
            Applied = counters.Applied,
            Duplicates = counters.Duplicates,
            Refused = counters.Refused,
            Pending = counters.Pending,
            Rejected = counters.Rejected,
            Refolds = counters.Refolds,
            Revised = counters.Revised,
            Quarantined = counters.Quarantined,
            Error = pump.Error,
            Fault = pump.Fault is { } fault ? LedgerInstruments.NameOf(fault) : null,
        };
    }

    // A log that does not answer must not keep the state from being seen: then the end is the last one known.
    private async ValueTask<long> FindLogEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await context.Log.GetRangeAsync(Partition, cancellationToken).AsTask().WaitAsync(LogPatience, context.Time, cancellationToken)).Next;
        }
        catch (Exception exception) when (exception is LogUnavailableException or TimeoutException)
        {
            return Holder.Pump?.LogEnd ?? 0;
        }
    }

    public Task<ImmutableArray<PortfolioLine>> GetTotals(CancellationToken cancellationToken)
        => Task.FromResult(Holder.Pump?.Totals ?? throw new InvalidOperationException($"Partition {Partition} is not running yet."));

    // Where nobody folds the partition, the last checkpoint knows.
    public async Task<ImmutableArray<string>> GetQuarantined(string? after, int limit, CancellationToken cancellationToken)
        => QuarantineList.Page(Holder.Pump?.Quarantined.Ids ?? PartitionTotals.QuarantinedOf(await context.Store.ReadCheckpointAsync(Partition, cancellationToken)), after, limit);

    public async Task Checkpoint(CancellationToken cancellationToken)
    {
        var pump = Holder.Pump;
        if (pump is null || !await pump.CheckpointAsync(cancellationToken))
        {
            throw new InvalidOperationException($"Partition {Partition} is not running: {pump?.Error ?? "not started yet"}.");
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Holder.StopAsync();
}
