using FinData.Grains;

namespace FinData.Simulation.Tests;

/// <summary>Keepers of several silos, with the world calm but for what the test does to it.</summary>
public sealed class KeeperTests
{
    // Found by the simulation: the keeper of the forgotten pump sent its release to the owner, which started anew, and so on for ever.
    [Fact]
    public void Pump_ThatTheDirectoryHasForgotten_IsStoppedAndTheOwnerIsLeftAlone()
    {
        using var world = new World(seed: 2, Bug.None, trace: null);
        world.Weather.Calm();
        world.Cluster.Join();
        var partitions = Enumerable.Range(0, world.Log.PartitionCount).ToList();
        Run(world, () => partitions.All(p => PumpsOf(world, p).Count == 1), "the first silo has every partition");

        for (var i = 0; i < 3; i++)
        {
            world.Cluster.Join();
        }

        partitions.ForEach(world.Cluster.Forget);
        var first = world.Cluster.Members[0];
        var moving = partitions.Where(p => OwnerOf(world, p) != first).ToList();
        Assert.NotEmpty(moving);
        Run(world, () => moving.All(p => PumpsOf(world, p) is [var (silo, _)] && silo == OwnerOf(world, p)), "every partition is at its owner, and there only");

        var epochs = moving.ConvertAll(p => world.Stored.Epoch(p));
        var later = world.Engine.Now + TimeSpan.FromMinutes(5);
        Run(world, () => world.Engine.Now > later, "time passes");
        Assert.Equal(epochs, moving.ConvertAll(p => world.Stored.Epoch(p)));
    }

    private static void Run(World world, Func<bool> condition, string what)
    {
        var patience = world.Engine.Now + TimeSpan.FromMinutes(10);
        while (!condition())
        {
            Assert.True(world.Engine.Now < patience && world.Engine.Step(), $"Waited in vain until {what}.");
        }
    }

    private static SimulatedSilo OwnerOf(World world, int partition)
        => world.Cluster.FindSilo(Rendezvous.OwnerOf(partition, world.Cluster.Members.Select(static s => s.Address)).ToParsableString())!;

    private static List<(SimulatedSilo Silo, PartitionPump Pump)> PumpsOf(World world, int partition)
        => [.. world.Cluster.Alive.Select(s => (s, s.Registry.Find(partition)!)).Where(static h => h.Item2 is { Completion.IsCompleted: false })];
}
