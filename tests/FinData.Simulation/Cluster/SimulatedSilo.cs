using System.Diagnostics.Metrics;
using FinData.Events;
using FinData.Grains;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FinData.Simulation;

/// <summary>One silo: the real pumps, keeper, feed and readers in a process of its own.</summary>
internal sealed class SimulatedSilo : IDisposable
{
    private readonly Dictionary<int, PartitionActivation> activations = [];
    private readonly CancellationTokenSource stop = new();
    private readonly LedgerInstruments instruments;
    private readonly PartitionKeeper keeper;
    private readonly PumpContext context;
    private readonly Ownership ownership;

    public SimulatedSilo(SimulatedCluster cluster, World world, SiloAddress address, ClusterMembershipSnapshot members)
    {
        Address = address;
        Process = new VirtualProcess(world.Engine, $"silo{address.Generation}");
        Membership = new Membership(members);
        var options = Options.Create(world.Options);
        var log = new SimulatedLog(world.Engine, world.Log, world.Calls, world.Arrivals, Process);
        var outlet = new OutletChecks(world.Plain, world.Stored);
        var store = new SimulatedStore(world.Storage, world.Calls, Process, world.PublishesFirst ? outlet.OnSaved : static _ => { });
        var clients = new ClientRegistry(options);
        var local = new LocalSilo(address);
        var grains = SimulatedGrains.Create(cluster, cluster.Calls, () => this);
        var feed = new WatchedFeed(
            new ClientFeed(clients, Membership, local, grains, log, NullLogger<ClientFeed>.Instance), world.Memory, world.PublishesAll);
        instruments = new LedgerInstruments(new Meters(), Registry);
        context = new PumpContext(log, store, options, Process.Time, instruments, feed, EventDecoder.Default, NullLogger<PartitionPump>.Instance, outlet)
        {
            Background = Process.Scheduler,
            Bugs = world.Bugs,
        };
        Reader = new ContractReader(log, store, Registry, options, Process.Time);
        Clients = new ClientReader(clients, feed, new ClientLoader(store, Reader, options), options, Process.Time);
        ClientShard = new ClientShardGrain(clients);
        ownership = new Ownership(Membership, local);
        keeper = new PartitionKeeper(grains, Membership, ownership, Registry, log, options, Process.Time, NullLogger<PartitionKeeper>.Instance);
    }

    public SiloAddress Address { get; }

    public VirtualProcess Process { get; }

    public Membership Membership { get; }

    public ShardRegistry Registry { get; } = new();

    public ContractReader Reader { get; }

    public ClientReader Clients { get; }

    public ClientShardGrain ClientShard { get; }

    /// <summary>Others take it for dead; it may not know.</summary>
    public bool IsDeclaredDead { get; set; }

    public bool IsLeaving { get; private set; }

    public IEnumerable<SiloAddress> Active
        => Membership.CurrentSnapshot.Members.Values.Where(static m => m.Status == SiloStatus.Active).Select(static m => m.SiloAddress);

    public void Run() => Process.Start("keeper", () => keeper.RunAsync(stop.Token));

    /// <summary>Stops in good order: the keeper first, then every partition, which saves what it has.</summary>
    public void Leave(Action onGone)
    {
        IsLeaving = true;
        Process.Start("leave", async () =>
        {
            stop.Cancel();
            foreach (var activation in activations.Values.Where(static a => !a.IsGone).ToList())
            {
                await activation.DeactivateAsync();
            }

            onGone();
        });
    }

    public PartitionActivation Activate(int partition)
    {
        if (IsLeaving)
        {
            throw new ActivationGoneException(); // as the runtime, which activates nothing on a silo that shuts down
        }

        if (!activations.TryGetValue(partition, out var activation) || activation.IsGone)
        {
            activation = new PartitionActivation(new PartitionHolder(partition, context, Process.Scheduler, Registry, ownership));
            activations[partition] = activation;
        }

        return activation;
    }

    public bool Has(int partition) => activations.TryGetValue(partition, out var activation) && !activation.IsGone;

    public void Dispose()
    {
        Process.Kill();
        instruments.Dispose();
        keeper.Dispose();
        stop.Dispose();
    }

    private sealed class LocalSilo(SiloAddress address) : ILocalSiloDetails
    {
        public string Name => address.ToParsableString();

        public string ClusterId => "simulation";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress => address;

        public SiloAddress GatewayAddress => address;
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }
}
