using System.Text;
using Microsoft.Extensions.Logging;

namespace FinData.Grains;

/// <summary>Brings changes to their clients: straight into the registry where the client lives on this silo, one batch a home elsewhere.</summary>
internal sealed partial class ClientFeed(
    ClientRegistry registry, IClusterMembershipService membership, ILocalSiloDetails silo, IGrainFactory grains, IEventLog log, ILogger<ClientFeed> logger) : IClientFeed
{
    private (MembershipVersion Version, bool IsAlone) last;

    // A silo that joins may keep clients from then on.
    public long Arrivals => registry.Arrivals + membership.CurrentSnapshot.Version.Value;

    public bool Wants(string clientId) => registry.Contains(clientId) || !IsAlone();

    public bool IsHome(string clientId) => HomeOf(clientId).Equals(silo.SiloAddress);

    public void Publish(IReadOnlyList<ClientChange> changes)
    {
        registry.Apply(changes);
        if (IsAlone())
        {
            return;
        }

        foreach (var home in changes.GroupBy(c => HomeOf(c.ClientId)))
        {
            if (!home.Key.Equals(silo.SiloAddress))
            {
                _ = SendAsync(ShardOn(home.Key).Apply([.. home]));
            }
        }
    }

    public void Invalidate(int partition)
    {
        registry.Invalidate(partition);
        foreach (var other in Active().Where(a => !a.Equals(silo.SiloAddress)))
        {
            _ = SendAsync(ShardOn(other).Invalidate(partition));
        }
    }

    private bool IsAlone()
    {
        // Asked for every contract of a checkpoint: counted once for each version of the membership.
        var version = membership.CurrentSnapshot.Version;
        var known = last;
        if (known.Version != version)
        {
            last = known = (version, Active().Take(2).Count() < 2);
        }

        return known.IsAlone;
    }

    // As the client's grain is placed: by the partition that its id hashes to.
    private SiloAddress HomeOf(string clientId)
        => Rendezvous.OwnerOf(Partitioner.PartitionOf(Encoding.UTF8.GetBytes(clientId), log.PartitionCount), Active());

    private IClientShardGrain ShardOn(SiloAddress address) => grains.GetGrain<IClientShardGrain>(address.ToParsableString());

    private IEnumerable<SiloAddress> Active()
        => membership.CurrentSnapshot.Members.Values.Where(static m => m.Status == SiloStatus.Active).Select(static m => m.SiloAddress);

    // A change that is lost is made good by the client's next one, or by its next load: the sender only notes it.
    private async Task SendAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception exception)
        {
            LogLost(logger, exception);
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Client changes did not reach their silo; its clients are read again from the store when they are next loaded")]
    private static partial void LogLost(ILogger logger, Exception exception);
}
