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
}
