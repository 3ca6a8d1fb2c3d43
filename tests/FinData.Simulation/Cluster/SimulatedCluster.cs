using FinData.Grains;

namespace FinData.Simulation;

/// <summary>The silos, who of them is a member, and where the partitions' grains are.</summary>
internal sealed class SimulatedCluster(World world) : IDisposable
{
    private static readonly TimeSpan SlowestNews = TimeSpan.FromSeconds(5);

    private readonly Dictionary<int, SimulatedSilo> directory = [];
    private readonly Dictionary<SiloAddress, SiloStatus> members = [];
    private readonly List<SimulatedSilo> silos = [];
    private long version;

    public GrainCalls Calls { get; } = new(world.Engine, world.Weather);

    /// <summary>Those whose process lives, frozen ones and zombies too.</summary>
    public IEnumerable<SimulatedSilo> Alive => silos.Where(static s => !s.Process.IsDead);

    public IReadOnlyList<SimulatedSilo> Members => [.. Alive.Where(static s => !s.IsDeclaredDead && !s.IsLeaving)];

    public void Join()
    {
        var address = Membership.AddressOf(silos.Count + 1);
        var silo = new SimulatedSilo(this, world, address, Membership.Snapshot(members, version));
        silos.Add(silo);
        Tell(address, SiloStatus.Active);
        silo.Membership.Learn(Membership.Snapshot(members, version)); // it knows of itself first
        silo.Run();
    }

    /// <summary>The process is gone. The others notice a while later.</summary>
    public void Crash(SimulatedSilo silo)
    {
        silo.Process.Kill();
        DeclareDeadLater(silo);
    }

    /// <summary>The process stands still; when that lasts, the others take it for dead, and it wakes as a zombie.</summary>
    public void Freeze(SimulatedSilo silo, TimeSpan duration)
    {
        silo.Process.Freeze();
        if (world.Engine.Random.Next(2) == 0)
        {
            DeclareDeadLater(silo);
        }

        world.Engine.After(duration, null, $"thaw {silo.Process.Name}", silo.Process.Thaw);
    }

    public void Leave(SimulatedSilo silo)
    {
        Tell(silo.Address, SiloStatus.ShuttingDown);
        silo.Leave(() =>
        {
            silo.Process.Kill();
            DeclareDead(silo);
        });
    }

    /// <summary>The directory forgets where a partition's grain is: the next call activates a second one.</summary>
    public void Forget(int partition) => directory.Remove(partition);

    public SimulatedSilo? FindSilo(string address) => silos.Find(s => s.Address.ToParsableString() == address && !s.IsDeclaredDead);

    /// <summary>Where a call to a partition goes: to its activation, or where the caller's view of the cluster places a new one.</summary>
    public SimulatedSilo? FindPartition(int partition, SimulatedSilo caller)
    {
        if (directory.TryGetValue(partition, out var known) && !known.IsDeclaredDead && known.Has(partition))
        {
            return known;
        }

        var placed = caller.Active.Any() ? silos.Find(s => s.Address.Equals(Rendezvous.OwnerOf(partition, caller.Active))) : null;
        if (placed is { IsDeclaredDead: false, IsLeaving: false })
        {
            directory[partition] = placed;
            return placed;
        }

        return null;
    }

    public void ThawAll()
    {
        foreach (var silo in Alive)
        {
            silo.Process.Thaw();
        }
    }

    public void Dispose() => silos.ForEach(static s => s.Dispose());

    private void DeclareDeadLater(SimulatedSilo silo)
        => world.Engine.After(world.Engine.Draw(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(15)), null, $"{silo.Process.Name} is declared dead", () => DeclareDead(silo));

    private void DeclareDead(SimulatedSilo silo)
    {
        if (silo.IsDeclaredDead)
        {
            return;
        }

        silo.IsDeclaredDead = true;
        foreach (var partition in directory.Where(d => d.Value == silo).Select(static d => d.Key).ToList())
        {
            directory.Remove(partition);
        }

        Tell(silo.Address, SiloStatus.Dead);
    }

    /// <summary>Changes the membership; each silo hears of it in its own time. One that hears of its own death ends, a little later.</summary>
    private void Tell(SiloAddress address, SiloStatus status)
    {
        members[address] = status;
        var snapshot = Membership.Snapshot(members, ++version);
        foreach (var silo in Alive)
        {
            world.Engine.After(world.Engine.Draw(TimeSpan.Zero, SlowestNews), silo.Process, "membership", () => Learn(silo, snapshot));
        }
    }

    private void Learn(SimulatedSilo silo, ClusterMembershipSnapshot snapshot)
    {
        silo.Membership.Learn(snapshot);
        if (snapshot.Members[silo.Address].Status == SiloStatus.Dead)
        {
            world.Engine.After(world.Engine.Draw(TimeSpan.Zero, SlowestNews), silo.Process, "ends itself", silo.Process.Kill);
        }
    }
}
