using FinData.Grains;

namespace FinData.Simulation;

/// <summary>One run of one seed: a time of misfortune, then calm, in which everything must come right.</summary>
internal sealed class Simulation : IDisposable
{
    private const long MaxSteps = 400_000;
    private static readonly TimeSpan TimeToSettle = TimeSpan.FromMinutes(15);

    private readonly World world;
    private readonly Producers producers;
    private readonly Misfortune misfortune;

    private Simulation(int seed, Bug bug, TextWriter? trace)
    {
        world = new World(seed, bug, trace);
        producers = new Producers(world, records: world.Engine.Random.Next(20, 200));
        misfortune = new Misfortune(world);
    }

    /// <summary>Runs a seed to its end. Throws <see cref="SimulationFailure"/> where an invariant does not hold.</summary>
    public static SimulationResult Run(int seed, Bug bug = Bug.None, TextWriter? trace = null)
    {
        // Continuations must go to the schedulers of the simulation alone.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            using var simulation = new Simulation(seed, bug, trace);
            return simulation.Run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public void Dispose() => world.Dispose();

    private SimulationResult Run()
    {
        for (var i = world.Engine.Random.Next(1, 4); i > 0; i--)
        {
            world.Cluster.Join();
        }

        producers.Run();
        new Readers(world).Run();
        misfortune.Run();
        var storm = TimeSpan.FromSeconds(world.Engine.Random.Next(10, 90));
        RunUntil(() => world.Engine.Now >= storm);
        Settle();
        return new SimulationResult(world.Engine.Steps, world.Engine.Now, world.Engine.Trace.Hash, [.. misfortune.Met], misfortune.Struck);
    }

    private void Settle()
    {
        misfortune.End();
        producers.Stop();
        world.Weather.Calm();
        world.Cluster.ThawAll();
        KeepOne();
        var end = world.Engine.Now + TimeToSettle;
        RunUntil(() => IsSettled() || world.Engine.Now > end);
        SimulationFailure.Unless(IsSettled(), $"Nothing fails any more, and after {TimeToSettle} the cluster is still not at rest: {DescribeUnrest()}");

        // Clients are read again from the store by then.
        var refreshed = world.Engine.Now + (2 * world.Options.ClientRefresh) + TimeSpan.FromMinutes(1);
        RunUntil(() => world.Engine.Now > refreshed);
        new FinalChecks(world, RunUntil).Check();
    }

    // A silo that was frozen may still be taken for dead.
    private void KeepOne()
    {
        if (world.Cluster.Members.Count == 0)
        {
            world.Cluster.Join();
        }

        world.Engine.After(TimeSpan.FromSeconds(1), null, "keep one", KeepOne);
    }

    private void RunUntil(Func<bool> condition)
    {
        while (!condition())
        {
            SimulationFailure.Unless(world.Engine.Step(), "There is nothing left to do.");
            SimulationFailure.Unless(world.Engine.Steps < MaxSteps, $"No end after {MaxSteps} steps: {DescribeUnrest()}");
            foreach (var silo in world.Cluster.Alive)
            {
                world.Memory.CheckSilo(silo.Registry);
            }
        }
    }

    private bool IsSettled() => producers.IsDone && Enumerable.Range(0, world.Log.PartitionCount).All(p => WhyUnsettled(p) is null);

    private string DescribeUnrest()
        => string.Join(" ", Enumerable.Range(0, world.Log.PartitionCount).Select(WhyUnsettled).OfType<string>().Prepend(producers.IsDone ? "" : "Producers wait."));

    /// <summary>Null where exactly the owner has a running pump, and that has folded and saved everything.</summary>
    private string? WhyUnsettled(int partition)
    {
        var members = world.Cluster.Members.Select(static s => s.Address).ToList();
        if (members.Count == 0)
        {
            return "No silo is left.";
        }

        var owner = Rendezvous.OwnerOf(partition, members);
        var pumps = world.Cluster.Alive
            .Where(s => s.Registry.Find(partition) is { Completion.IsCompleted: false })
            .Select(s => (s.Address, Pump: s.Registry.Find(partition)!))
            .ToList();
        var records = world.Plain[partition].Records;
        var end = records.Count == 0 ? 0 : records[^1].Offset + 1;
        return pumps is [var (address, pump)] && address.Equals(owner) && pump.Checkpointed >= end
            ? null
            : $"Partition {partition} of {owner} should be at {end}; pumps: " + string.Join(
                ", ", pumps.Select(static p => $"{p.Address} epoch {p.Pump.Epoch} folded {p.Pump.Shard.Folded} saved {p.Pump.Checkpointed} {p.Pump.State} {p.Pump.Error}")) + ".";
    }
}

/// <summary>What a run came to.</summary>
/// <param name="Hash">Over every step: equal for equal runs.</param>
/// <param name="Met">Names of the awaits that silos went through.</param>
/// <param name="Struck">Names of those at which a silo died.</param>
internal sealed record SimulationResult(long Steps, TimeSpan Time, ulong Hash, IReadOnlyCollection<string> Met, IReadOnlyCollection<string> Struck);
