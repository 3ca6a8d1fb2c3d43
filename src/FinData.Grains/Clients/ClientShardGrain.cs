using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>Where pumps of other silos send changes for the clients that live here. Keyed by the partition that the client id hashes to.</summary>
[Alias("findata.client-shard")]
internal interface IClientShardGrain : IGrainWithIntegerKey
{
    [Alias("apply")]
    Task Apply(ImmutableArray<ClientChange> changes);

    [Alias("invalidate")]
    Task Invalidate(int partition);
}

[PlacedByPartition]
internal sealed class ClientShardGrain(ClientRegistry registry) : Grain, IClientShardGrain
{
    public Task Apply(ImmutableArray<ClientChange> changes)
    {
        registry.Apply(changes);
        return Task.CompletedTask;
    }

    public Task Invalidate(int partition)
    {
        registry.Invalidate(partition);
        return Task.CompletedTask;
    }
}
