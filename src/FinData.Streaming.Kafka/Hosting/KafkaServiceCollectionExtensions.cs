using System.Diagnostics.Metrics;
using FinData.Events;
using FinData.Grains;
using FinData.Streaming.Kafka;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static class KafkaServiceCollectionExtensions
{
    /// <summary>Adds the log on Kafka as <see cref="IEventLog"/>. It opens when it is first asked for, and waits for the brokers then.</summary>
    /// <param name="storedPartitions">Partitions that the store was made with; null where it is new.</param>
    /// <param name="newPartitions">Partitions of a topic that is made.</param>
    public static IServiceCollection AddKafkaLog(
        this IServiceCollection services, Action<KafkaOptions> configure, Func<IServiceProvider, int?> storedPartitions, int newPartitions)
    {
        services.AddOptions<KafkaOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<KafkaOptions>, KafkaOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AvroSchemas>();
        services.TryAddSingleton<IEventLog>(provider => KafkaEventLog.Open(
            provider.GetRequiredService<IOptions<KafkaOptions>>().Value,
            storedPartitions(provider),
            newPartitions,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<KafkaEventLog>>(),
            provider.GetRequiredService<AvroSchemas>()));
        return services;
    }

    /// <summary>Adds the topics that positions and dead letters go out to, where the options name them.</summary>
    public static IServiceCollection AddKafkaOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton<ICheckpointOutlet>(static provider => new KafkaOutbox(
            provider.GetRequiredService<IOptions<KafkaOptions>>().Value,
            provider.GetRequiredService<IEventLog>(),
            provider.GetRequiredService<ILedgerStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IMeterFactory>(),
            provider.GetRequiredService<ILogger<KafkaOutbox>>()));
        return services;
    }
}
