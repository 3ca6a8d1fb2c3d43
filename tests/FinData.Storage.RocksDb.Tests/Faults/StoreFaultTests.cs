using System.Text;
using FinData.Conformance;
using FinData.Grains;
using Microsoft.Extensions.Time.Testing;

namespace FinData.Storage.RocksDb.Tests;

public sealed class StoreFaultTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Commit_DiskFull_RefusesKeepsReadingAndRecovers(bool largeHistories)
    {
        using var disk = await SmallDisk.MountAsync();
        var committed = 0;
        await using (var store = RocksDbLedgerStore.Open(disk.Options(), time))
        {
            var lease = await store.AcquireAsync(0, Cancellation);
            var full = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                for (; committed < 200; committed++)
                {
                    await store.CommitAsync(Checkpoint(lease.Epoch, committed, largeHistories), Cancellation);
                }
            });
            Assert.Contains("is full", full.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.AcquireAsync(1, Cancellation));
            await AssertHoldsAsync(store, committed);

            disk.FreeSpace();
            time.Advance(TimeSpan.FromMinutes(1));

            // The pump tries the same checkpoint again, as it does not know what became of it.
            Assert.Equal(CommitResult.Committed, await store.CommitAsync(Checkpoint(lease.Epoch, committed, largeHistories), Cancellation));
            committed++;
            await AssertHoldsAsync(store, committed);
        }

        await using var reopened = RocksDbLedgerStore.Open(disk.Options(), time);
        await AssertHoldsAsync(reopened, committed);
    }

    [Fact]
    public async Task Open_ReadOnlyFolder_ReadsAndRefusesUntilItIsWritable()
    {
        using var disk = await SmallDisk.MountAsync();
        await using (var store = RocksDbLedgerStore.Open(disk.Options(), time))
        {
            var lease = await store.AcquireAsync(0, Cancellation);
            await store.CommitAsync(Checkpoint(lease.Epoch, 0), Cancellation);
        }

        await disk.RemountAsync(readOnly: true);
        await using var reading = RocksDbLedgerStore.Open(disk.Options(), time);
        await AssertHoldsAsync(reading, 1);
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await reading.AcquireAsync(0, Cancellation));
        Assert.Contains("can't be written", refused.Message, StringComparison.Ordinal);

        await disk.RemountAsync(readOnly: false);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, (await reading.AcquireAsync(0, Cancellation)).Epoch);
    }

    private static Checkpoint Checkpoint(long epoch, int number, bool largeHistory = false)
    {
        // Not compressible, or the disk would hold far more.
        var noise = new byte[256 * 1024];
        new Random(number).NextBytes(noise);
        var offsets = largeHistory ? HistoryTablesTests.LargeOffsets(number) : [number];
        return CheckpointBuilder.For(0, epoch, number + 1).With("a", $"{number}", [number]).With($"noise-{number}", Convert.ToHexString(noise), number, offsets);
    }

    private static async Task AssertHoldsAsync(RocksDbLedgerStore store, int committed)
    {
        var results = new StoredPosition?[1];
        await store.LoadPositionsAsync(0, new ReadOnlyMemory<byte>[] { "a"u8.ToArray() }, results, Cancellation);
        Assert.Equal($"{committed - 1}", Encoding.UTF8.GetString(results[0]!.Value.State.Span));
        Assert.Equal(committed, (await store.ReadCheckpointAsync(0, Cancellation))!.NextOffset);
        Assert.Equal(
            Enumerable.Range(0, committed).Select(i => $"{i}"),
            (await store.LoadHistoryAsync(0, "a"u8.ToArray(), Cancellation)).Select(h => Encoding.UTF8.GetString(h.Span)));
        Assert.Equal(Enumerable.Range(0, committed).Select(i => (long)i), CheckpointBuilder.OffsetsOf(results[0]!.Value.SeenIds));
    }
}
