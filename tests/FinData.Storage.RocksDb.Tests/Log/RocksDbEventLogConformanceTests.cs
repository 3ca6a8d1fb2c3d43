using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class RocksDbEventLogConformanceTests : EventLogConformance
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override ValueTask<IEventLog> OpenAsync(int partitionCount)
        => ValueTask.FromResult<IEventLog>(RocksDbEventLog.Open(folder.Options(partitionCount), TimeProvider.System));

    protected override async ValueTask<IEventLog> ReopenAsync(IEventLog open)
    {
        await open.DisposeAsync();
        return await OpenAsync(open.PartitionCount);
    }
}
