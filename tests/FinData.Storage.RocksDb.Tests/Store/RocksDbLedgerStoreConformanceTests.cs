using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class RocksDbLedgerStoreConformanceTests : LedgerStoreConformance
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override ValueTask<ILedgerStore> OpenAsync()
        => ValueTask.FromResult<ILedgerStore>(RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System));

    protected override async ValueTask<ILedgerStore> ReopenAsync(ILedgerStore open)
    {
        await open.DisposeAsync();
        return await OpenAsync();
    }
}
