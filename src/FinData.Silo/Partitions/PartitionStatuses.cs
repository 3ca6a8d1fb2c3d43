using System.Collections.Immutable;
using FinData.Grains;
using FinData.Silo.Problems;

namespace FinData.Silo.Partitions;

/// <summary>Asks every partition how it is; one that does not answer is shown as stopped, with why.</summary>
internal sealed class PartitionStatuses(IGrainFactory grains, IEventLog log, FinDataServerOptions options, TimeProvider time)
{
    public async Task<ImmutableArray<PartitionView>> GetAsync(CancellationToken cancellationToken)
        => [.. await Task.WhenAll(Enumerable.Range(0, log.PartitionCount).Select(partition => AskAsync(partition, cancellationToken)))];

    private async Task<PartitionView> AskAsync(int partition, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IPartitionGrain>(partition).GetStatus(cancellationToken)
                .WaitAsync(options.Queries.PartitionPatience, time, cancellationToken);
        }
        catch (Exception e) when (Faults.IsUnanswered(e) && !cancellationToken.IsCancellationRequested)
        {
            return new PartitionView { Partition = partition, State = PartitionState.Stopped, Error = "The owner of the partition does not answer; it may be moving or starting." };
        }
    }
}
