using Orleans.Runtime.Placement;

namespace FinData.Grains;

/// <summary>Places a grain with its partition: everyone who sees the same membership finds the same silo, without a directory.</summary>
internal sealed class OwnerPlacementDirector(IEventLog log) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var partition = strategy is PartitionPlacement
            ? (int)target.GrainIdentity.GetIntegerKey()
            : Partitioner.PartitionOf(target.GrainIdentity.Key.AsSpan(), log.PartitionCount);
        return Task.FromResult(Rendezvous.OwnerOf(partition, context.GetCompatibleSilos(target)));
    }
}
