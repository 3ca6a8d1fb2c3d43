using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class InMemoryLedgerStoreConformanceTests : LedgerStoreConformance
{
    protected override ValueTask<ILedgerStore> OpenAsync() => ValueTask.FromResult<ILedgerStore>(new InMemoryLedgerStore());

    protected override ValueTask<ILedgerStore> ReopenAsync(ILedgerStore open) => ValueTask.FromResult<ILedgerStore>(((InMemoryLedgerStore)open).Reopen());
}
