using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class InMemoryEventLogConformanceTests : EventLogConformance
{
    protected override ValueTask<IEventLog> OpenAsync(int partitionCount) => ValueTask.FromResult<IEventLog>(new InMemoryEventLog(partitionCount));

    protected override ValueTask<IEventLog> ReopenAsync(IEventLog open) => ValueTask.FromResult<IEventLog>(((InMemoryEventLog)open).Reopen());
}
