using FinData.Grains;

namespace FinData.Conformance;

public abstract partial class EventLogConformance
{
    [Fact]
    public async Task Append_RecordsOfManyPartitions_PositionsAreInTheOrderOfTheRecords()
    {
        var records = Records(1_000, i => i * 7 % Partitions);
        var positions = await Log.AppendAsync(records, Soon);

        Assert.Equal(records.Select(r => r.Partition), positions.Select(p => p.Partition));
        for (var p = 0; p < Partitions; p++)
        {
            var expected = records.Zip(positions).Where(r => r.First.Partition == p)
                .Select(r => (r.Second.Offset, $"key-{p}", System.Text.Encoding.UTF8.GetString(r.First.Value.Span))).ToList();
            Assert.Equal(expected, await ReadAsync(Log, p, 0, expected.Count));
        }
    }

    [Fact]
    public async Task Append_Nothing_GivesNoPositions() => Assert.Empty(await Log.AppendAsync(ReadOnlyMemory<AppendRecord>.Empty, Soon));

    [Fact]
    public async Task Append_RecordsOfEverySize_ComeBackAsTheyWere()
    {
        int[] sizes = [0, 1, 200, 65_536, 1_000_000, 3];
        var records = sizes.Select((size, i) => new AppendRecord(0, new byte[] { (byte)i }, Enumerable.Repeat((byte)('a' + i), size).ToArray())).ToArray();
        await Log.AppendAsync(records, Soon);

        var found = await ReadAsync(Log, 0, 0, sizes.Length);
        Assert.Equal(sizes.Select((size, i) => new string((char)('a' + i), size)), found.Select(f => f.Value));
    }

    [Fact]
    public async Task Append_TenThousandAtOnce_AllAreThereInOrder()
    {
        var positions = await Log.AppendAsync(Records(10_000, _ => 1), Soon);
        var found = await ReadAsync(Log, 1, 0, 10_000, blockRecords: 777);

        Assert.Equal(positions.Select(p => p.Offset), found.Select(f => f.Offset));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => $"value-{i}"), found.Select(f => f.Value));
    }

    [Fact]
    public async Task Append_ManyAtOnce_EachKeepsItsOrderAndNoOffsetIsGivenTwice()
    {
        const int Appenders = 16, Appends = 25, Size = 10;
        var appended = await Task.WhenAll(Enumerable.Range(0, Appenders).Select(a => Task.Run(() => AppendManyAsync(a))));

        var found = (await ReadAsync(Log, 2, 0, Appenders * Appends * Size)).ToDictionary(f => f.Offset, f => f.Value);
        foreach (var (value, offset) in appended.SelectMany(a => a))
        {
            Assert.Equal(value, found[offset]);
        }

        Assert.All(appended, a => Assert.Equal(a.Select(r => r.Offset).Order(), a.Select(r => r.Offset)));
        Assert.Equal(Appenders * Appends * Size, found.Count);

        async Task<List<(string Value, long Offset)>> AppendManyAsync(int appender)
        {
            var mine = new List<(string, long)>();
            for (var i = 0; i < Appends; i++)
            {
                var values = Enumerable.Range(0, Size).Select(n => $"{appender}-{i}-{n}").ToArray();
                var positions = await Log.AppendAsync(values.Select(v => Record(2, v)).ToArray(), Soon);
                mine.AddRange(values.Zip(positions, (v, p) => (v, p.Offset)));
            }

            return mine;
        }
    }

    [Fact]
    public async Task Append_CancelledBefore_AppendsNothing()
    {
        var before = await Log.GetRangeAsync(0, Soon);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Log.AppendAsync(Records(3, _ => 0), new CancellationToken(canceled: true)));
        Assert.Equal(before, await Log.GetRangeAsync(0, Soon));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Partitions)]
    public async Task Append_NoSuchPartition_IsTheCallersMistakeAndAppendsNothing(int partition)
    {
        var before = await Log.GetRangeAsync(0, Soon);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await Log.AppendAsync(new[] { Record(0, "good"), Record(0, "bad") with { Partition = partition } }, Soon));
        Assert.Equal(before, await Log.GetRangeAsync(0, Soon));
    }

    [Fact]
    public async Task Append_AfterClosing_IsUnavailable()
    {
        var closed = Log;
        await ReopenAsync();
        await Assert.ThrowsAsync<LogUnavailableException>(async () => await closed.AppendAsync(Records(1, _ => 0), Soon));
    }
}
