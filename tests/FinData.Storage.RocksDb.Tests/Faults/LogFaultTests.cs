using FinData.Grains;
using Microsoft.Extensions.Time.Testing;

namespace FinData.Storage.RocksDb.Tests;

public sealed class LogFaultTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Append_DiskFull_RefusesKeepsReadingAndRecovers()
    {
        using var disk = await SmallDisk.MountAsync();
        var acknowledged = new List<(long Offset, byte Mark)>();
        await using (var log = RocksDbEventLog.Open(disk.Options(), time))
        {
            var full = await FillAsync(log, acknowledged);
            Assert.Contains("is full", full.Message, StringComparison.Ordinal);
            Assert.Contains(disk.Options().Directory, full.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<LogUnavailableException>(() => AppendAsync(log, 1));
            await AssertHoldsAsync(log, acknowledged);

            // Time passes and nobody frees space, unless RocksDB does by dropping files of its own: refused or durable, nothing between.
            for (byte mark = 201; mark < 210; mark++)
            {
                disk.FillUp();
                time.Advance(TimeSpan.FromMinutes(1));
                if (await Record.ExceptionAsync(async () => acknowledged.Add((await AppendAsync(log, mark), mark))) is { } refused)
                {
                    Assert.IsType<LogUnavailableException>(refused);
                }

                await AssertHoldsAsync(log, acknowledged);
            }

            disk.FreeSpace();
            time.Advance(TimeSpan.FromMinutes(1));
            acknowledged.Add((await AppendAsync(log, 200), 200));
            await AssertHoldsAsync(log, acknowledged);
        }

        await using var reopened = RocksDbEventLog.Open(disk.Options(), time);
        await AssertHoldsAsync(reopened, acknowledged);
    }

    [Fact]
    public async Task Open_ReadOnlyFolder_ReadsAndRefusesUntilItIsWritable()
    {
        using var disk = await SmallDisk.MountAsync();
        var acknowledged = new List<(long Offset, byte Mark)>();
        await using (var log = RocksDbEventLog.Open(disk.Options(), time))
        {
            acknowledged.Add((await AppendAsync(log, 1), 1));
        }

        await disk.RemountAsync(readOnly: true);
        await using var reading = RocksDbEventLog.Open(disk.Options(), time);
        await AssertHoldsAsync(reading, acknowledged);
        var refused = await Assert.ThrowsAsync<LogUnavailableException>(() => AppendAsync(reading, 2));
        Assert.Contains("can't be written", refused.Message, StringComparison.Ordinal);

        await disk.RemountAsync(readOnly: false);
        time.Advance(TimeSpan.FromMinutes(1));
        acknowledged.Add((await AppendAsync(reading, 3), 3));
        await AssertHoldsAsync(reading, acknowledged);
    }

    [Fact]
    public async Task Open_NewFolderOnReadOnlyDisk_SaysWhy()
    {
        using var disk = await SmallDisk.MountAsync();
        await disk.RemountAsync(readOnly: true);
        var refused = Assert.Throws<DataFolderException>(() => RocksDbEventLog.Open(disk.Options(), time));
        Assert.Contains("can't be written", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<LogUnavailableException> FillAsync(RocksDbEventLog log, List<(long Offset, byte Mark)> acknowledged)
    {
        // The disk holds 40 MB at most; 200 appends of 256 KB can't fit.
        return await Assert.ThrowsAsync<LogUnavailableException>(async () =>
        {
            for (byte mark = 0; mark < 200; mark++)
            {
                acknowledged.Add((await AppendAsync(log, mark), mark));
            }
        });
    }

    private static async Task<long> AppendAsync(RocksDbEventLog log, byte mark)
    {
        // Not compressible, or the disk would hold far more.
        var value = new byte[256 * 1024];
        new Random(mark).NextBytes(value);
        value[0] = mark;
        return (await log.AppendAsync(new[] { new AppendRecord(0, "key"u8.ToArray(), value) }, Cancellation))[0].Offset;
    }

    private static async Task AssertHoldsAsync(RocksDbEventLog log, List<(long Offset, byte Mark)> acknowledged)
    {
        var found = new Dictionary<long, byte>();
        var range = await log.GetRangeAsync(0, Cancellation);
        using var block = new RecordBlock(10, 4 << 20);
        await using var reader = log.OpenReader(0, 0);
        while (!found.ContainsKey(range.Next - 1))
        {
            await reader.ReadAsync(block, Cancellation);
            foreach (var entry in block.Entries)
            {
                found.Add(entry.Offset, block.Value(entry)[0]);
            }
        }

        Assert.All(acknowledged, a => Assert.Equal(a.Mark, found[a.Offset]));
    }
}
