using System.Collections.Immutable;
using System.Reflection;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>The grain factory of one silo: references whose calls become messages.</summary>
internal class SimulatedGrains : DispatchProxy
{
    private Func<object, object> reference = null!;

    public static IGrainFactory Create(SimulatedCluster cluster, GrainCalls calls, Func<SimulatedSilo> caller)
    {
        var factory = Create<IGrainFactory, SimulatedGrains>();
        ((SimulatedGrains)(object)factory).reference = key => key is long partition
            ? new PartitionReference(cluster, calls, caller, (int)partition)
            : new ClientShardReference(cluster, calls, (string)key);
        return factory;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => reference(args![0]!);

    private sealed class PartitionReference(SimulatedCluster cluster, GrainCalls calls, Func<SimulatedSilo> caller, int partition) : IPartitionGrain
    {
        public Task Start(CancellationToken cancellationToken) => SendAsync("start", static a => a.StartAsync());

        public Task Release(CancellationToken cancellationToken) => SendAsync("release", static a => a.ReleaseAsync());

        public Task<PartitionView> GetStatus(CancellationToken cancellationToken) => throw Unused();

        public Task<ImmutableArray<PortfolioLine>> GetTotals(CancellationToken cancellationToken) => throw Unused();

        public Task<ImmutableArray<string>> GetQuarantined(string? after, int limit, CancellationToken cancellationToken) => throw Unused();

        public Task Checkpoint(CancellationToken cancellationToken) => throw Unused();

        private Task SendAsync(string call, Func<PartitionActivation, Task> invoke) => calls.SendAsync(
            $"{call} {partition}", () => cluster.FindPartition(partition, caller()), silo => invoke(silo.Activate(partition)));
    }

    private sealed class ClientShardReference(SimulatedCluster cluster, GrainCalls calls, string address) : IClientShardGrain
    {
        public Task Apply(ImmutableArray<ClientChange> changes) => SendAsync("apply", grain => grain.Apply(changes));

        public Task Invalidate(int partition) => SendAsync("invalidate", grain => grain.Invalidate(partition));

        private Task SendAsync(string call, Func<ClientShardGrain, Task> invoke)
            => calls.SendAsync(call, () => cluster.FindSilo(address), silo => invoke(silo.ClientShard));
    }

    private static NotSupportedException Unused() => new("Neither keepers nor feeds call this.");
}
