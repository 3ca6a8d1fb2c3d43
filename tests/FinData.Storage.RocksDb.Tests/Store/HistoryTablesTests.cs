using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class HistoryTablesTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();

    private string Incoming => Path.Combine(folder.Options().Directory, "store", "incoming");

    [Fact]
    public async Task Commit_LargeHistories_ComeInAsATableAndNotThroughTheWriteAheadLog()
    {
        await using var store = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
        var lease = await store.AcquireAsync(0, Cancellation);
        await store.CommitAsync(Large(lease.Epoch, 0), Cancellation);

        Assert.Single(Tables("*.sst"));
        Assert.True(Tables("*.log").Sum(f => new FileInfo(f).Length) < 1 << 20, "The write-ahead log holds the histories as well.");
        Assert.Empty(Directory.GetFiles(Incoming));
    }

    [Fact]
    public async Task Open_TableLeftByAKill_IsRemovedAndNotRead()
    {
        await using (var store = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System))
        {
            await store.AcquireAsync(0, Cancellation);
        }

        Directory.CreateDirectory(Incoming);
        await File.WriteAllBytesAsync(Path.Combine(Incoming, "0-1.sst"), new byte[1000], Cancellation);
        await using var reopened = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
        Assert.False(Directory.Exists(Incoming));
        var lease = await reopened.AcquireAsync(0, Cancellation);
        await reopened.CommitAsync(Large(lease.Epoch, 0), Cancellation);
        Assert.Single(await reopened.LoadHistoryAsync(0, "large"u8.ToArray(), Cancellation));
    }

    [Fact]
    public async Task Commit_NoTableCanBeWritten_GoesThroughTheWriteAheadLog()
    {
        await using var store = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
        var lease = await store.AcquireAsync(0, Cancellation);

        // A file where the folder should be.
        await File.WriteAllBytesAsync(Incoming, [], Cancellation);
        Assert.Equal(CommitResult.Committed, await store.CommitAsync(Large(lease.Epoch, 0), Cancellation));
        Assert.Single(await store.LoadHistoryAsync(0, "large"u8.ToArray(), Cancellation));
        Assert.Empty(Tables("*.sst"));
    }

    public void Dispose() => folder.Dispose();

    internal static Checkpoint Large(long epoch, int number) => CheckpointBuilder.For(0, epoch, number + 1).With("large", $"{number}", LargeOffsets(number));

    /// <summary>Digits that nothing compresses much: some two megabytes of them, and no two blocks alike.</summary>
    internal static long[] LargeOffsets(int number)
    {
        var random = new Random(number);
        return [number, .. Enumerable.Range(0, 100_000).Select(_ => random.NextInt64(1L << 60, 1L << 62))];
    }

    private string[] Tables(string pattern) => Directory.GetFiles(Path.Combine(folder.Options().Directory, "store"), pattern);
}
