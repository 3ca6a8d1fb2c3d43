using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>
/// Where pumps of other silos send changes for the clients that live here. Keyed by the silo's address, which no other silo ever has: an activation is never
/// left behind where the clients no longer are.
/// </summary>
[Alias("findata.client-shard")]
internal interface IClientShardGrain : IGrainWithStringKey
{
    [Alias("apply")]
    Task Apply(ImmutableArray<ClientChange> changes);

    [Alias("invalidate")]
    Task Invalidate(int partition);
}

[PlacedBySilo]
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
