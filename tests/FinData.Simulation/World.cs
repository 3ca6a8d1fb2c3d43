using FinData.Conformance;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>Everything of one run: what the seed drew, and what the parts share.</summary>
internal sealed class World : IDisposable
{
    public World(int seed, Bug bug, TextWriter? trace)
    {
        Engine = new Engine(seed, trace);
        var random = Engine.Random;
        var partitions = random.Next(1, 5);
        Bugs = bug switch
        {
            Bug.SkipWatermark => PlantedBugs.SkipsWatermark,
            Bug.IgnoreEpoch => PlantedBugs.IgnoresEpoch,
            _ => PlantedBugs.None,
        };
        Weather = new Weather(Engine);
        Calls = new ServiceCalls(Engine, Weather);
        Log = new InMemoryEventLog(partitions);
        Arrivals = new Arrivals(partitions);
        Storage = new SimulatedStorage(Engine, isAtomic: random.Next(3) == 0, bug switch
        {
            Bug.CheckpointFirst => StorageBugs.CheckpointFirst,
            Bug.StoreIgnoresEpoch => StorageBugs.IgnoresEpoch,
            _ => StorageBugs.None,
        });
        PublishesAll = random.Next(2) == 0;
        PublishesFirst = bug == Bug.PublishFirst;
        Options = Draw(random);
        Plain = new PlainLedger(partitions);
        Stored = new StorageChecks(Plain, Storage, partitions);
        Memory = new MemoryChecks(Plain, Stored);
        Cluster = new SimulatedCluster(this);
    }

    public Engine Engine { get; }

    public Weather Weather { get; }

    public ServiceCalls Calls { get; }

    public InMemoryEventLog Log { get; }

    public Arrivals Arrivals { get; }

    public SimulatedStorage Storage { get; }

    public LedgerOptions Options { get; }

    public PlantedBugs Bugs { get; }

    /// <summary>Changes of every client are told, kept by somebody or not.</summary>
    public bool PublishesAll { get; }

    /// <summary>The planted mistake of that name.</summary>
    public bool PublishesFirst { get; }

    public PlainLedger Plain { get; }

    public StorageChecks Stored { get; }

    public MemoryChecks Memory { get; }

    public SimulatedCluster Cluster { get; }

    public void Dispose() => Cluster.Dispose();

    private static LedgerOptions Draw(Random random) => new()
    {
        BlockRecords = random.Next(1, 16),
        CheckpointInterval = TimeSpan.FromMilliseconds(random.Next(200, 8_000)),
        CaughtUpCheckpointInterval = TimeSpan.FromMilliseconds(random.Next(20, 3_000)),
        CheckpointEvents = random.Next(3) == 0 ? random.Next(1, 20) : int.MaxValue,
        MaxUncheckpointedEvents = random.Next(1, 200),
        RestAfter = TimeSpan.FromSeconds(random.Next(1, 5)),
        ResidentBytes = random.Next(2) == 0 ? 3_000 : 1_000_000,
        ReadAfterPatience = TimeSpan.FromSeconds(random.Next(0, 6)),
        KeeperPeriod = TimeSpan.FromMilliseconds(random.Next(300, 5_000)),
        RetryDelay = TimeSpan.FromMilliseconds(random.Next(1, 100)),
        ClientRefresh = TimeSpan.FromSeconds(random.Next(1, 20)),
    };
}
