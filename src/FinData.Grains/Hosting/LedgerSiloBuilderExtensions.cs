using FinData.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Serialization;

namespace FinData.Grains;

/// <summary>Adds FinData's runtime to a silo. The log and the store come from an adapter.</summary>
public static class LedgerSiloBuilderExtensions
{
    public static ISiloBuilder AddLedger(this ISiloBuilder builder, Action<LedgerOptions>? configure = null)
    {
        builder.Services.AddLedger(configure);
        return builder;
    }

    private static void AddLedger(this IServiceCollection services, Action<LedgerOptions>? configure)
    {
        var options = services.AddOptions<LedgerOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LedgerOptions>, LedgerOptionsValidator>());
        if (services.Any(static s => s.ServiceType == typeof(PumpScheduler)))
        {
            return; // the call may be repeated
        }

        // A fault keeps its kind from silo to silo only if what it carries inside, such as the exception of a driver, can be written too.
        services.Configure<ExceptionSerializationOptions>(static serialization => serialization.SupportedExceptionTypeFilter = static _ => true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<ShardRegistry>();
        services.AddSingleton<Ownership>();
        services.AddSingleton<LedgerInstruments>(static s => new LedgerInstruments(
            s.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), s.GetRequiredService<ShardRegistry>()));
        services.AddSingleton<PumpScheduler>();
        services.TryAddSingleton<AvroSchemas>();
        services.AddSingleton<EventDecoder>();
        services.AddSingleton<PumpContext>();
        services.AddSingleton<ContractReader>();
        services.AddSingleton<ClientRegistry>();
        services.AddSingleton<ClientLoader>();
        services.AddSingleton<ClientReader>();
        services.AddSingleton<IClientFeed, ClientFeed>();
        services.AddPlacementDirector<PartitionPlacement, OwnerPlacementDirector>();
        services.AddPlacementDirector<KeyPlacement, OwnerPlacementDirector>();
        services.AddPlacementDirector<SiloPlacement, SiloPlacementDirector>();
        services.AddHostedService<PartitionKeeper>();
    }
}
