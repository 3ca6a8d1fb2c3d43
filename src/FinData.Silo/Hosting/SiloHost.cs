using FinData.Grains;
using FinData.Silo.Health;
using FinData.Silo.Schemas;
using FinData.Storage.RocksDb;
using FinData.Streaming.Kafka;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace FinData.Silo;

/// <summary>The Orleans side of a server: one silo of its own on loopback, with log, store and ledger.</summary>
internal static class SiloHost
{
    private const string ServiceId = "findata";
    private const string LedgerSection = FinDataServerOptions.Section + ":" + LedgerOptions.Section;
    private const string KafkaSection = FinDataServerOptions.Section + ":" + KafkaOptions.Section;
    private const string StorageSection = FinDataServerOptions.Section + ":Storage";

    public static void AddFinDataSilo(this WebApplicationBuilder builder, FinDataServerOptions options)
    {
        var free = FreePorts.Take(2);
        var siloPort = options.SiloPort != 0 ? options.SiloPort : free[0];
        var gatewayPort = options.GatewayPort != 0 ? options.GatewayPort : free[1];
        builder.UseOrleans(silo =>
        {
            // Servers on one machine are clusters of their own: each is named after its port.
            silo.UseLocalhostClustering(siloPort, gatewayPort, null, ServiceId, FormattableString.Invariant($"{ServiceId}-{siloPort}"));
            silo.Configure<ClusterMembershipOptions>(static membership => membership.ExtendProbeTimeoutDuringDegradation = true);
            silo.AddLedger(ledger => builder.Configuration.GetSection(LedgerSection).Bind(ledger));
            if (options.Dashboard)
            {
                silo.AddDashboard();
            }
        });
        builder.Services.AddSingleton(AvroSchemaFolder.Read(options.AvroSchemas));
        if (options.Log.Kind == LogOptions.Kafka)
        {
            builder.AddKafkaLog(options);
        }

        builder.Services.AddRocksDbStorage(storage =>
        {
            builder.Configuration.GetSection(StorageSection).Bind(storage);
            storage.Directory = options.DataFolder;
            storage.PartitionCount = options.Partitions;
        });
        builder.Services.AddSingleton(static services => new SiloIdentity(services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString()));
    }

    /// <summary>The log on Kafka takes the embedded one's place; the store takes the topic's partitions.</summary>
    private static void AddKafkaLog(this WebApplicationBuilder builder, FinDataServerOptions server)
    {
        builder.Services.AddKafkaLog(
            options => builder.Configuration.GetSection(KafkaSection).Bind(options), _ => RocksDbLedgerStore.PartitionsOf(server.DataFolder), server.Partitions);
        var kafka = builder.Configuration.GetSection(KafkaSection).Get<KafkaOptions>() ?? new KafkaOptions();
        if (kafka.PositionsTopic.Length > 0 || kafka.DeadLettersTopic.Length > 0)
        {
            builder.Services.AddKafkaOutbox();
        }

        builder.Services.AddOptions<RocksDbOptions>().PostConfigure<IEventLog>(static (storage, log) => storage.PartitionCount = log.PartitionCount);
    }
}
