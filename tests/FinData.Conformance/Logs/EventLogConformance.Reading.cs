using FinData.Grains;

namespace FinData.Conformance;

public abstract partial class EventLogConformance
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(1_999)]
    public async Task Read_FromAnyOffset_BeginsThere(int skipped)
    {
        var positions = await Log.AppendAsync(Records(2_000, _ => 3), Soon);
        var found = await ReadAsync(Log, 3, positions[skipped].Offset, 2_000 - skipped, blockRecords: 256);
        Assert.Equal(positions.Skip(skipped).Select(p => p.Offset), found.Select(f => f.Offset));
        Assert.Equal($"value-{skipped}", found[0].Value);
    }

    [Fact]
    public async Task Read_BlockFull_GoesOnWhereItStopped()
    {
        await Log.AppendAsync(Records(10, _ => 0), Soon);
        var found = await ReadAsync(Log, 0, 0, 10, blockRecords: 3);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"value-{i}"), found.Select(f => f.Value));
    }

    [Fact]
    public async Task Read_SmallByteBound_StillGivesEveryRecord()
    {
        await Log.AppendAsync(Records(100, _ => 0), Soon);
        using var block = new RecordBlock(50, maxBytes: 1);
        await using var reader = Log.OpenReader(0, 0);
        for (var i = 0; i < 100; i++)
        {
            await reader.ReadAsync(block, Soon);
            Assert.Equal($"value-{i}", System.Text.Encoding.UTF8.GetString(block.Value(block.Entries[0])));
            Assert.Equal(1, block.Count);
        }
    }

    [Fact]
    public async Task Read_BlockHoldsOldRecords_TheyAreGone()
    {
        await Log.AppendAsync(Records(1, _ => 0), Soon);
        using var block = new RecordBlock(10, 1000);
        block.Add(99, "old"u8, "old"u8);
        await using var reader = Log.OpenReader(0, 0);
        await reader.ReadAsync(block, Soon);
        Assert.Equal("value-0"u8, block.Value(Assert.Single(block.Entries.ToArray())));
    }

    [Fact]
    public async Task Read_NothingThere_WaitsAndWakes()
    {
        using var block = new RecordBlock(10, 1000);
        await using var reader = Log.OpenReader(0, 0);
        var read = reader.ReadAsync(block, Soon).AsTask();
        await Log.AppendAsync(Records(1, _ => 1), Soon);
        Assert.False(read.IsCompleted, "A record of another partition must not wake the reader.");

        await Log.AppendAsync(Records(2, _ => 0), Soon);
        await read;
        Assert.InRange(block.Count, 1, 2);
        Assert.Equal("value-0"u8, block.Value(block.Entries[0]));
    }

    [Fact]
    public async Task Read_ManyReadersWait_AllWake()
    {
        var reads = Enumerable.Range(0, 20).Select(_ => ReadAsync(Log, 0, 0, 5)).ToArray();
        await Log.AppendAsync(Records(5, _ => 0), Soon);
        Assert.All(await Task.WhenAll(reads), found => Assert.Equal(5, found.Count));
    }

    [Fact]
    public async Task Read_FromBeyondTheEnd_WaitsForThatOffset()
    {
        var first = await Log.AppendAsync(Records(3, _ => 0), Soon);
        var read = ReadAsync(Log, 0, first[^1].Offset + 1, 1);
        var second = await Log.AppendAsync(new[] { Record(0, "next") }, Soon);
        Assert.Equal((second[0].Offset, "key-0", "next"), Assert.Single(await read));
    }

    [Fact]
    public async Task Read_Cancelled_StopsWaitingAndCanGoOn()
    {
        using var cancel = new CancellationTokenSource();
        using var block = new RecordBlock(10, 1000);
        await using var reader = Log.OpenReader(0, 0);
        var read = reader.ReadAsync(block, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);

        await Log.AppendAsync(Records(1, _ => 0), Soon);
        await reader.ReadAsync(block, Soon);
        Assert.Equal(1, block.Count);
    }

    [Fact]
    public async Task Read_WhileAppending_SeesEveryRecordOnce()
    {
        const int Count = 5_000;
        var read = Task.Run(() => ReadAsync(Log, 0, 0, Count, blockRecords: 64));
        for (var i = 0; i < Count; i += 100)
        {
            await Log.AppendAsync(Enumerable.Range(i, 100).Select(n => Record(0, $"value-{n}")).ToArray(), Soon);
        }

        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"value-{i}"), (await read).Select(f => f.Value));
    }

    [Fact]
    public async Task Range_OfAnEmptyPartition_IsEmpty()
    {
        var range = await Log.GetRangeAsync(1, Soon);
        Assert.Equal(range.First, range.Next);
    }

    [Fact]
    public async Task Range_AfterAppends_HoldsThem()
    {
        var positions = await Log.AppendAsync(Records(700, _ => 1), Soon);
        var range = await Log.GetRangeAsync(1, Soon);
        Assert.Equal(positions[0].Offset, range.First);
        Assert.True(range.Next > positions[^1].Offset);
    }

    [Fact]
    public async Task Reopen_AfterAppends_EverythingIsThereAndOffsetsGoOn()
    {
        var before = await Log.AppendAsync(Records(1_000, i => i % Partitions), Soon);
        await ReopenAsync();
        var after = await Log.AppendAsync(Records(1_000, i => i % Partitions), Soon);

        for (var p = 0; p < Partitions; p++)
        {
            var expected = before.Concat(after).Where(a => a.Partition == p).Select(a => a.Offset).ToList();
            Assert.Equal(expected, expected.Distinct().Order());
            Assert.Equal(expected, (await ReadAsync(Log, p, 0, expected.Count)).Select(f => f.Offset));
        }
    }

    [Fact]
    public async Task Reopen_WhileAReaderWaits_TheReaderIsTold()
    {
        using var block = new RecordBlock(10, 1000);
        await using var reader = Log.OpenReader(0, 0);
        var read = reader.ReadAsync(block, Soon).AsTask();
        await ReopenAsync();
        await Assert.ThrowsAsync<LogUnavailableException>(() => read);
    }
}
