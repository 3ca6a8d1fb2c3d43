using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>
/// Starts the partitions that belong to this silo and asks for those it no longer owns to be released: at start, when membership changes, and
/// periodically, since any one call may be lost.
/// </summary>
internal sealed partial class PartitionKeeper(
    IGrainFactory grains,
    IClusterMembershipService membership,
    Ownership ownership,
    ShardRegistry registry,
    IEventLog log,
    IOptions<LedgerOptions> options,
    TimeProvider time,
    ILogger<PartitionKeeper> logger) : BackgroundService
{
    private TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Looks, waits for a reason to look again, and so on until the silo stops.</summary>
    internal async Task RunAsync(CancellationToken stoppingToken)
    {
        using var stop = stoppingToken.UnsafeRegister(static keeper => ((PartitionKeeper)keeper!).Wake(), this);
        var changes = WatchAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await KeepAsync(stoppingToken);
            await using var timer = time.CreateTimer(
                static keeper => ((PartitionKeeper)keeper!).Wake(), this, options.Value.KeeperPeriod, Timeout.InfiniteTimeSpan);
            await woken.Task;

            // What woke it is seen by the look that follows.
            Volatile.Write(ref woken, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await changes;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RunAsync(stoppingToken);

    private void Wake() => Volatile.Read(ref woken).TrySetResult();

    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var _ in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                Wake();
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        if (!ownership.IsActive)
        {
            return; // still joining, or leaving
        }

        var calls = new List<Task>();
        for (var partition = 0; partition < log.PartitionCount; partition++)
        {
            var isOurs = ownership.Owns(partition);
            var held = registry.Find(partition);
            if (isOurs && held is not { Completion.IsCompleted: false })
            {
                calls.Add(GuardAsync(partition, grains.GetGrain<IPartitionGrain>(partition).Start(stoppingToken)));
            }
            else if (!isOurs && held is not null)
            {
                calls.Add(GuardAsync(partition, HandOverAsync(held, stoppingToken)));
            }
        }

        await Task.WhenAll(calls);
    }

    // The owner's keeper would come to it at its next look; the call after the release activates the partition there at once.
    private async Task HandOverAsync(PartitionPump held, CancellationToken stoppingToken)
    {
        var partition = grains.GetGrain<IPartitionGrain>(held.Shard.Partition);
        await partition.Release(stoppingToken);
        if (registry.Find(held.Shard.Partition) == held)
        {
            // The call found another activation: that of this pump has been forgotten by the directory, and nobody else can stop it.
            registry.Remove(held);
            await held.StopAsync();
        }

        await partition.Start(stoppingToken);
    }

    // The keeper must live: what failed now is tried again next time.
    private async Task GuardAsync(int partition, Task call)
    {
        try
        {
            await call;
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, partition);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "Partition {Partition} could not be started or released, it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception exception, int partition);
}
