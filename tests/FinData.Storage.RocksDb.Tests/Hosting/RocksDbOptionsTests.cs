using FinData.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinData.Storage.RocksDb.Tests;

public sealed class RocksDbOptionsTests
{
    [Fact]
    public void Validate_Defaults_OnlyTheDirectoryIsMissing()
    {
        var result = new RocksDbOptionsValidator().Validate(null, new RocksDbOptions());
        Assert.Contains("RocksDbOptions.Directory is empty: set it to", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_EverythingWrong_SaysEverythingAtOnceWithTheRange()
    {
        var result = new RocksDbOptionsValidator().Validate(null, new RocksDbOptions
        {
            PartitionCount = 0,
            LogBufferBytes = 1,
            StoreBufferBytes = 1,
            StoreCacheBytes = long.MaxValue,
            AppendQueueLength = 0,
            AppendRoundBytes = 1,
            MaxDeadLetters = 0,
            BackgroundJobs = 1000,
        });
        Assert.Equal(typeof(RocksDbOptions).GetProperties().Length, result.Failures!.Count());
        Assert.Contains("RocksDbOptions.PartitionCount is 0: set it to a value from 1 to 1024.", result.Failures!);
    }

    [Fact]
    public void Open_InvalidOptions_ThrowsBeforeTouchingTheDisk()
    {
        using var folder = new TemporaryFolder();
        var options = folder.Options(partitions: 5000);
        Assert.Throws<OptionsValidationException>(() => RocksDbEventLog.Open(options, TimeProvider.System));
        Assert.Throws<OptionsValidationException>(() => RocksDbLedgerStore.Open(options, TimeProvider.System));
        Assert.False(Directory.Exists(options.Directory));
    }

    [Fact]
    public async Task AddRocksDbStorage_Resolved_GivesBothPortsOnce()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection();
        services.AddRocksDbStorage(o => o.Directory = folder.Options().Directory);
        services.AddRocksDbStorage(o => o.PartitionCount = 3);
        await using var provider = services.BuildServiceProvider();

        Assert.Equal(3, provider.GetRequiredService<IEventLog>().PartitionCount);
        Assert.Same(provider.GetRequiredService<IEventLog>(), Assert.Single(provider.GetServices<IEventLog>()));
        Assert.IsType<RocksDbLedgerStore>(Assert.Single(provider.GetServices<ILedgerStore>()));
    }
}
