using FinData.Grains;
using FinData.Silo.Health;
using Orleans.Configuration;
using Orleans.Dashboard;

namespace FinData.Silo;

/// <summary>The Orleans side of a server: one silo of its own on loopback, with log, store and ledger.</summary>
internal static class SiloHost
{
    private const string ServiceId = "findata";
    private const string LedgerSection = FinDataServerOptions.Section + ":" + LedgerOptions.Section;
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
        builder.Services.AddRocksDbStorage(storage =>
        {
            builder.Configuration.GetSection(StorageSection).Bind(storage);
            storage.Directory = options.DataFolder;
            storage.PartitionCount = options.Partitions;
        });
        builder.Services.AddSingleton(static services => new SiloIdentity(services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString()));
    }
}
