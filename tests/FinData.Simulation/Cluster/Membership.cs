using System.Collections.Immutable;
using System.Net;
using System.Runtime.CompilerServices;

namespace FinData.Simulation;

/// <summary>One silo's view of who is in the cluster. It may be behind the truth, and behind that of others.</summary>
internal sealed class Membership(ClusterMembershipSnapshot first) : IClusterMembershipService
{
    private readonly List<TaskCompletionSource> waiting = [];

    public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = first;

    public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => WatchAsync();

    public void Learn(ClusterMembershipSnapshot next)
    {
        if (next.Version > CurrentSnapshot.Version)
        {
            CurrentSnapshot = next;
            waiting.ForEach(static w => w.TrySetResult());
            waiting.Clear();
        }
    }

    public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public Task<bool> TryKill(SiloAddress siloAddress) => Task.FromResult(false);

    public static SiloAddress AddressOf(int number) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + number), number);

    /// <summary>Members in an order of their own: that of the framework's hash differs from process to process.</summary>
    public static ClusterMembershipSnapshot Snapshot(IReadOnlyDictionary<SiloAddress, SiloStatus> members, long version) => new(
        members.ToImmutableDictionary(static m => m.Key, static m => new ClusterMember(m.Key, m.Value, m.Key.ToParsableString()), SteadyOrder.Instance),
        new MembershipVersion(version));

    private async IAsyncEnumerable<ClusterMembershipSnapshot> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var known = CurrentSnapshot;
        yield return known;
        while (true)
        {
            while (CurrentSnapshot.Version == known.Version)
            {
                await NextAsync(cancellationToken);
            }

            known = CurrentSnapshot;
            yield return known;
        }
    }

    private async Task NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Add(next);
        using var cancellation = cancellationToken.UnsafeRegister(static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token), next);
        await next.Task;
    }

    private sealed class SteadyOrder : IEqualityComparer<SiloAddress>
    {
        public static readonly SteadyOrder Instance = new();

        public bool Equals(SiloAddress? x, SiloAddress? y) => x is null ? y is null : x.Equals(y);

        public int GetHashCode(SiloAddress address) => address.Generation;
    }
}
