using FinData.Grains;

namespace FinData.Simulation;

/// <summary>The silo's client feed, with an eye on what goes through it.</summary>
internal sealed class WatchedFeed(IClientFeed feed, MemoryChecks checks, bool wantsAll) : IClientFeed
{
    public long Arrivals => feed.Arrivals;

    public bool Wants(string clientId) => wantsAll || feed.Wants(clientId);

    public bool IsHome(string clientId) => feed.IsHome(clientId);

    public void Publish(IReadOnlyList<ClientChange> changes)
    {
        foreach (var change in changes)
        {
            checks.CheckPublished(change);
        }

        feed.Publish(changes);
    }

    public void Invalidate(int partition) => feed.Invalidate(partition);
}
