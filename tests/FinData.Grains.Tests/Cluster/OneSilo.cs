namespace FinData.Grains.Tests.Cluster;

/// <summary>One silo for all tests of a class; each uses contracts of its own.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    internal LedgerCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Cluster = await LedgerCluster.StartAsync(1);
        await Cluster.SettledAsync();
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
