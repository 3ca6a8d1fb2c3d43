namespace FinData.Grains;

/// <summary>Holds the pump of one partition on one silo, for its grain. Calls come one at a time.</summary>
internal sealed class PartitionHolder(int partition, PumpContext context, TaskScheduler scheduler, ShardRegistry registry, Ownership ownership)
{
    public PartitionPump? Pump { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Pump is { Completion.IsCompleted: false })
        {
            return;
        }

        // A pump that ended (fault, lost epoch) starts over from the last checkpoint.
        await StopAsync();
        var next = new PartitionPump(partition, context);
        try
        {
            await next.StartAsync(scheduler, cancellationToken);
        }
        catch
        {
            await next.DisposeAsync();
            throw;
        }

        Pump = next;
        registry.Add(next);
    }

    /// <summary>
    /// Lets go of the partition. False where it belongs to this silo: then the call was meant for another activation, one that the directory has forgotten,
    /// and the owner must not suffer for that.
    /// </summary>
    public async Task<bool> TryReleaseAsync()
    {
        if (ownership.Owns(partition))
        {
            return false;
        }

        await StopAsync();
        return true;
    }

    public async Task StopAsync()
    {
        if (Pump is { } old)
        {
            Pump = null;
            registry.Remove(old);
            await old.DisposeAsync();
        }
    }
}
