using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

/// <summary>A table whose bytes have rotted: the reader is told, and never gets less as if it were all.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Read_DamagedLogTable_IsUnavailableNotShort()
    {
        await using (var log = RocksDbEventLog.Open(folder.Options(), TimeProvider.System))
        {
            await log.AppendAsync(Enumerable.Range(0, 5_000).Select(i => new AppendRecord(0, "key"u8.ToArray(), Noise(i, 200))).ToArray(), Cancellation);
        }

        await WriteTablesAsync(() => RocksDbEventLog.Open(folder.Options(), TimeProvider.System));
        Damage("log");

        await using var damaged = RocksDbEventLog.Open(folder.Options(), TimeProvider.System);
        using var block = new RecordBlock(10_000, 4 << 20);
        await using var reader = damaged.OpenReader(0, 0);
        await Assert.ThrowsAsync<LogUnavailableException>(async () => await reader.ReadAsync(block, Cancellation));
    }

    [Fact]
    public async Task Load_DamagedStoreTable_IsUnavailableNotAbsent()
    {
        await using (var store = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System))
        {
            var lease = await store.AcquireAsync(0, Cancellation);
            var checkpoint = CheckpointBuilder.For(0, lease.Epoch, 1);
            for (var i = 0; i < 2_000; i++)
            {
                checkpoint.With($"contract-{i:D4}", Convert.ToHexString(Noise(i, 100)), [i]);
            }

            await store.CommitAsync(checkpoint, Cancellation);
        }

        await WriteTablesAsync(() => RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System));
        Damage("store");

        await using var damaged = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
        var ids = Enumerable.Range(0, 2_000).Select(i => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes($"contract-{i:D4}")).ToArray();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await damaged.LoadPositionsAsync(0, ids, new StoredPosition?[ids.Length], Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await damaged.ListContractsAsync(0, null, 5_000, Cancellation));
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Noise(int seed, int length)
    {
        var noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    // Opening writes what the write-ahead log holds to tables.
    private static async Task WriteTablesAsync(Func<IAsyncDisposable> open) => await open().DisposeAsync();

    // The first half of a table is data; what lies behind it is needed to open the table at all.
    private void Damage(string database)
    {
        var tables = Directory.GetFiles(Path.Combine(folder.Options().Directory, database), "*.sst").Where(t => new FileInfo(t).Length > 50_000).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            using var file = new FileStream(table, FileMode.Open, FileAccess.ReadWrite);
            file.Position = file.Length / 4;
            file.Write(new byte[512]);
        }
    }
}
