using FinData.Conformance;
using FinData.Lending;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace FinData.Grains.Tests.Cluster;

/// <summary>Silos with the whole runtime, on one log and one store in memory that they share as they would a broker and a database.</summary>
internal sealed class LedgerCluster : IAsyncDisposable
{
    public const int Partitions = 8;

    private readonly InProcessTestCluster cluster;

    private LedgerCluster(InProcessTestCluster cluster, InMemoryEventLog log, InMemoryLedgerStore store) => (this.cluster, Log, Store) = (cluster, log, store);

    public InMemoryEventLog Log { get; }

    public InMemoryLedgerStore Store { get; }

    public LogModel Model { get; } = new();

    public IReadOnlyList<InProcessSiloHandle> Silos => [.. cluster.GetActiveSilos()];

    public static async Task<LedgerCluster> StartAsync(short silos, Action<LedgerOptions>? configure = null, bool isKept = true)
    {
        var log = new InMemoryEventLog(Partitions);
        var store = new InMemoryLedgerStore();
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            // Instances that it is given, a container does not dispose: both outlive every silo.
            silo.Services.AddSingleton<IEventLog>(log);
            silo.Services.AddSingleton<ILedgerStore>(store);
            silo.AddLedger(options =>
            {
                options.PumpThreads = 1;
                options.CaughtUpCheckpointInterval = TimeSpan.FromMilliseconds(20);
                options.RetryDelay = TimeSpan.FromMilliseconds(5);
                options.KeeperPeriod = TimeSpan.FromMilliseconds(200);
                options.ReadAfterPatience = TimeSpan.FromSeconds(20);
                configure?.Invoke(options);
            });

            // A killed silo is found dead within a second, not within half a minute.
            silo.Configure<ClusterMembershipOptions>(static options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.TableRefreshTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
            });
            if (!isKept)
            {
                silo.Services.Remove(silo.Services.Single(static s => s.ImplementationType == typeof(PartitionKeeper)));
            }
        });
        var cluster = new LedgerCluster(builder.Build(), log, store);
        await cluster.cluster.DeployAsync();
        return cluster;
    }

    public IContractGrain Contract(string id) => cluster.Client.GetGrain<IContractGrain>(id);

    public IClientGrain Client(string id) => cluster.Client.GetGrain<IClientGrain>(id);

    public IPartitionGrain Partition(int number) => cluster.Client.GetGrain<IPartitionGrain>(number);

    public Task<PortfolioView> PortfolioAsync() => cluster.Client.GetGrain<IPortfolioGrain>(0).Get(TestContext.Current.CancellationToken);

    public Task<InProcessSiloHandle> JoinAsync() => cluster.StartAdditionalSiloAsync();

    public Task KillAsync(InProcessSiloHandle silo) => cluster.KillSiloAsync(silo);

    public Task StopAsync(InProcessSiloHandle silo) => cluster.StopSiloAsync(silo);

    /// <summary>Appends as the ingest path does, and gives the position.</summary>
    public async Task<LogPosition> AppendAsync(string contractId, string eventId, ContractEvent happened)
    {
        var (key, value) = (Wire.Key(contractId), Wire.Value(contractId, eventId, happened));
        var record = new AppendRecord(PartitionOf(contractId), key, value);
        var position = (await Log.AppendAsync(new[] { record }, TestContext.Current.CancellationToken))[0];
        Model.Add(position, key, value);
        return position;
    }

    /// <summary>The answer once all that was appended for the contract is folded.</summary>
    public async Task<ContractView> ReadOwnWritesAsync(string contractId)
        => (await Contract(contractId).Get(new ContractQuery { ReadAfter = Model.WatermarkOf(contractId) }, TestContext.Current.CancellationToken))!;

    public static int PartitionOf(string id) => Partitioner.PartitionOf(Wire.Key(id), Partitions);

    /// <summary>The silo that the placement gives a partition to, by the silos that are active now.</summary>
    public SiloAddress OwnerOf(int partition) => Rendezvous.OwnerOf(partition, Silos.Select(static s => s.SiloAddress));

    /// <summary>Until every partition runs on its owner.</summary>
    public Task SettledAsync() => Eventually.TrueAsync(
        async () =>
        {
            for (var partition = 0; partition < Partitions; partition++)
            {
                try
                {
                    var status = await Partition(partition).GetStatus(TestContext.Current.CancellationToken);
                    if (status.State != PartitionState.Running || status.Silo != OwnerOf(partition).ToParsableString())
                    {
                        return false;
                    }
                }
                catch (Exception exception) when (exception is OrleansException or TimeoutException)
                {
                    return false;
                }
            }

            return true;
        },
        "every partition runs on its owner",
        TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();
}
