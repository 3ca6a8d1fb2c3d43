namespace FinData.Grains.Tests;

/// <summary>Stands where a silo's client feed is: keeps clients in a registry as their grains do, fed by one pump.</summary>
internal sealed class RecordedClients(ClientRegistry registry) : IClientFeed
{
    public long Arrivals => registry.Arrivals;

    public List<ClientChange> Changes { get; } = [];

    public int Invalidations { get; private set; }

    public bool Wants(string clientId) => registry.Contains(clientId);

    public bool IsHome(string clientId) => true;

    public void Publish(IReadOnlyList<ClientChange> changes)
    {
        lock (Changes)
        {
            Changes.AddRange(changes);
        }

        registry.Apply(changes);
    }

    public void Invalidate(int partition)
    {
        Invalidations++;
        registry.Invalidate(partition);
    }
}
