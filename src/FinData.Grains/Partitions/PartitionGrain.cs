using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>Owns the pump of one partition for as long as it is active.</summary>
[PlacedByPartition]
[KeepAlive]
internal sealed class PartitionGrain(PumpContext context, PumpScheduler scheduler, ShardRegistry registry, ILocalSiloDetails silo) : Grain, IPartitionGrain
{
    private PartitionPump? pump;

    private int Partition => (int)this.GetPrimaryKeyLong();

    public async Task Start(CancellationToken cancellationToken)
    {
        if (pump is { Completion.IsCompleted: false })
        {
            return;
        }

        // A pump that ended (fault, lost epoch) starts over from the last checkpoint.
        await RemovePumpAsync();
        var next = new PartitionPump(Partition, context);
        try
        {
            await next.StartAsync(scheduler, cancellationToken);
        }
        catch
        {
            await next.DisposeAsync();
            throw;
        }

        pump = next;
        registry.Add(next);
    }

    public async Task Release(CancellationToken cancellationToken)
    {
        await RemovePumpAsync();
        MigrateOnIdle();
    }

    public async Task<PartitionView> GetStatus(CancellationToken cancellationToken)
    {
        var range = await context.Log.GetRangeAsync(Partition, cancellationToken);
        if (pump is null)
        {
            return new PartitionView { Partition = Partition, State = PartitionState.Starting, LogEnd = range.Next, Lag = range.Next };
        }

        var counters = pump.Counters;
        return new PartitionView
        {
            Partition = Partition,
            State = pump.State,
            Silo = silo.SiloAddress.ToParsableString(),
            Epoch = pump.Epoch,
            LogEnd = range.Next,
            Folded = pump.Shard.Folded,
            Checkpointed = pump.Checkpointed,
            Lag = Math.Max(0, range.Next - pump.Shard.Folded),
            ResidentContracts = pump.Shard.Cells.Count,
            Applied = counters.Applied,
            Duplicates = counters.Duplicates,
            Refused = counters.Refused,
            Pending = counters.Pending,
            Rejected = counters.Rejected,
            Refolds = counters.Refolds,
            Quarantined = counters.Quarantined,
            Error = pump.Error,
        };
    }

    public Task<ImmutableArray<PortfolioLine>> GetTotals(CancellationToken cancellationToken)
        => Task.FromResult(pump?.Totals ?? throw new InvalidOperationException($"Partition {Partition} is not running yet."));

    public async Task Checkpoint(CancellationToken cancellationToken)
    {
        if (pump is null || !await pump.CheckpointAsync(cancellationToken))
        {
            throw new InvalidOperationException($"Partition {Partition} is not running: {pump?.Error ?? "not started yet"}.");
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => RemovePumpAsync();

    private async Task RemovePumpAsync()
    {
        if (pump is { } old)
        {
            pump = null;
            registry.Remove(old);
            await old.DisposeAsync();
        }
    }
}
