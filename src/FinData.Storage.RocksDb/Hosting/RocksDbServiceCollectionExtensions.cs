using FinData.Grains;
using FinData.Storage.RocksDb;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

public static class RocksDbServiceCollectionExtensions
{
    /// <summary>Adds the embedded log and store as <see cref="IEventLog"/> and <see cref="ILedgerStore"/>. They open when they are first asked for.</summary>
    public static IServiceCollection AddRocksDbStorage(this IServiceCollection services, Action<RocksDbOptions> configure)
    {
        services.AddOptions<RocksDbOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RocksDbOptions>, RocksDbOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IEventLog>(provider => RocksDbEventLog.Open(
            provider.GetRequiredService<IOptions<RocksDbOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<RocksDbEventLog>>()));
        services.TryAddSingleton<ILedgerStore>(provider => RocksDbLedgerStore.Open(
            provider.GetRequiredService<IOptions<RocksDbOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILogger<RocksDbLedgerStore>>()));
        return services;
    }
}
