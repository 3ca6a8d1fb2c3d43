namespace FinData.Grains;

/// <summary>Which partitions belong to this silo, as it sees the cluster.</summary>
internal sealed class Ownership(IClusterMembershipService membership, ILocalSiloDetails silo)
{
    /// <summary>False while it is joining, or leaving: nothing is its own then.</summary>
    public bool IsActive => Active().Contains(silo.SiloAddress);

    public bool Owns(int partition)
    {
        var active = Active();
        return active.Contains(silo.SiloAddress) && Rendezvous.OwnerOf(partition, active).Equals(silo.SiloAddress);
    }

    private List<SiloAddress> Active()
        => [.. membership.CurrentSnapshot.Members.Values.Where(static m => m.Status == SiloStatus.Active).Select(static m => m.SiloAddress)];
}
