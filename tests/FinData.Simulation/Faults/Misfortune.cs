namespace FinData.Simulation;

/// <summary>
/// Kills, freezes and moves silos, and takes the store and the log away for a while. A kill has an aim, a few of all the places where a process can be, and waits
/// until the process is at one of them: rare places are struck as often as those where it is all the time.
/// </summary>
internal sealed class Misfortune
{
    private const int MaxMembers = 4;
    private const int Aims = 60;
    private const int MaxMisses = 3_000; // the process may never come to such a place

    private readonly World world;
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly TimeSpan longest;
    private VirtualProcess? marked;
    private int aim;
    private int misses;
    private bool isOver;

    public Misfortune(World world)
    {
        this.world = world;
        longest = TimeSpan.FromSeconds(world.Engine.Random.Next(2, 15));
        world.Engine.DiesBefore = DiesBefore;
    }

    /// <summary>Names of the awaits that a process was in when it died.</summary>
    public HashSet<string> Struck { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of all awaits that were met.</summary>
    public IReadOnlyCollection<string> Met => met;

    public void Run() => world.Engine.After(world.Engine.Draw(TimeSpan.Zero, longest), null, "misfortune", Strike);

    public void End()
    {
        isOver = true;
        marked = null;
    }

    private void Strike()
    {
        if (isOver)
        {
            return;
        }

        Run();
        var members = world.Cluster.Members;
        if (members.Count == 0)
        {
            world.Cluster.Join();
            return;
        }

        var silo = world.Engine.Pick(members);
        switch (world.Engine.Random.Next(10))
        {
            case < 3:
                Mark(world.Engine.Pick<SimulatedSilo>([.. world.Cluster.Alive]).Process);
                break;
            case < 5:
                world.Cluster.Freeze(silo, world.Engine.Draw(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(40)));
                break;
            case 5 when members.Count > 1:
                world.Cluster.Leave(silo);
                if (world.Engine.Random.Next(2) == 0)
                {
                    Mark(silo.Process);
                }

                break;
            case 6:
                world.Cluster.Forget(world.Engine.Random.Next(world.Log.PartitionCount));
                break;
            case 7:
                Outage("store", down => world.Weather.IsStoreDown = down);
                break;
            case 8:
                Outage("log", down => world.Weather.IsLogDown = down);
                break;
            default:
                if (members.Count < MaxMembers)
                {
                    world.Cluster.Join();
                }

                break;
        }
    }

    private void Outage(string what, Action<bool> set)
    {
        set(true);
        world.Engine.After(world.Engine.Draw(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(20)), null, $"{what} is back", () => set(false));
    }

    private void Mark(VirtualProcess process)
    {
        marked = process;
        aim = world.Engine.Random.Next();
        misses = 0;
    }

    // Which places an aim takes in changes from kill to kill, so that none is always covered by a more frequent one.
    private bool IsAimedAt(string place)
    {
        unchecked
        {
            return ((Trace.HashOf(place) ^ (ulong)aim) * 0x9E37_79B9_7F4A_7C15 >> 40) % Aims == 0;
        }
    }

    private bool DiesBefore(Work work)
    {
        if (isOver)
        {
            return false;
        }

        met.Add(work.Label);
        if (work.Owner != marked || (!IsAimedAt(work.Label) && ++misses < MaxMisses))
        {
            return false;
        }

        marked = null;
        Struck.Add(work.Label);
        world.Cluster.Crash(world.Cluster.Alive.First(s => s.Process == work.Owner));
        return true;
    }
}
