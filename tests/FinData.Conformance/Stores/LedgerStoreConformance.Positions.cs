using FinData.Grains;

namespace FinData.Conformance;

public abstract partial class LedgerStoreConformance
{
    [Fact]
    public async Task Load_KnownAndUnknown_EachInItsPlace()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 10).With("b", "state of b", [3, 5]).With("a", "state of a", [4]), Soon);

        var positions = await LoadAsync(0, "zz", "b", "a", "", "aa", "b");
        Assert.Equal([null, "state of b", "state of a", null, null, "state of b"], positions.Select(p => p is null ? null : Text(p.Value.State)));
        Assert.Equal((5L, 4L), (positions[1]!.Value.Watermark, positions[2]!.Value.Watermark));
        Assert.Equal([3L, 5L], CheckpointBuilder.OffsetsOf(positions[1]!.Value.SeenIds));
    }

    [Fact]
    public async Task Load_OtherPartition_HasNothing()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 10).With("a", "state", [0]), Soon);
        Assert.Null(Assert.Single(await LoadAsync(1, "a")));
        Assert.Empty(await HistoryAsync(1, "a"));
    }

    [Fact]
    public async Task Load_NoIds_GivesNothing() => Assert.Empty(await LoadAsync(0));

    [Fact]
    public async Task Load_AfterManyCheckpoints_StateIsTheLastAndIdsAreAll()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        for (var i = 0; i < 100; i++)
        {
            await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 2 * i + 2).With("a", $"state {i}", [2 * i, 2 * i + 1]), Soon);
            if (i == 50)
            {
                await ReopenAsync();
                lease = await Store.AcquireAsync(0, Soon);
            }
        }

        var position = Assert.Single(await LoadAsync(0, "a"))!.Value;
        Assert.Equal((199L, "state 99"), (position.Watermark, Text(position.State)));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), CheckpointBuilder.OffsetsOf(position.SeenIds));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => CheckpointBuilder.HistoryText(2 * i, 2 * i + 1)), await HistoryAsync(0, "a"));
    }

    [Fact]
    public async Task Commit_LowerOrEqualWatermark_KeepsThePosition()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 10).With("a", "high", [0, 9]).With("b", "low", [1]), Soon);
        await Store.CommitAsync(
            CheckpointBuilder.For(0, lease.Epoch, 10).With("a", "lower", 5, []).With("b", "higher", 8, [8]).With("c", "new", 2, [2]), Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 10).With("b", "equal", 8, []), Soon);

        Assert.Equal(["high", "higher", "new"], (await LoadAsync(0, "a", "b", "c")).Select(p => Text(p!.Value.State)));
    }

    [Fact]
    public async Task Commit_Repeated_ChangesNothing()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 2).With("a", "first", [0, 1], clientId: "client"), Soon);
        var checkpoint = CheckpointBuilder.For(0, lease.Epoch, 6)
            .With("a", "second", [2, 5]).With("b", "only", [3], clientId: "client").WithTotals("totals").WithLetters(CheckpointBuilder.Letter(0, 4));
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(checkpoint, Soon));
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(checkpoint, Soon));

        var position = (await LoadAsync(0, "a"))[0]!.Value;
        Assert.Equal((5L, "second"), (position.Watermark, Text(position.State)));
        Assert.Equal([0L, 1, 2, 5], CheckpointBuilder.OffsetsOf(position.SeenIds));
        Assert.Equal([CheckpointBuilder.HistoryText(0, 1), CheckpointBuilder.HistoryText(2, 5)], await HistoryAsync(0, "a"));
        Assert.Equal(["a", "b"], await Store.ListClientContractsAsync("client", null, 10, Soon));
        Assert.Single(await Store.ListDeadLettersAsync(null, 10, Soon));
    }

    [Fact]
    public async Task Commit_LostAnswerThenMore_TheLongerBlockReplacesTheShorter()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 2).With("a", "first", [0, 1]), Soon);

        // The pump did not hear of the commit, went on, and saves the same events again together with later ones.
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 5).With("a", "later", [0, 1, 4]), Soon);

        Assert.Equal([CheckpointBuilder.HistoryText(0, 1, 4)], await HistoryAsync(0, "a"));
        Assert.Equal([0L, 1, 4], CheckpointBuilder.OffsetsOf((await LoadAsync(0, "a"))[0]!.Value.SeenIds));
    }

    [Fact]
    public async Task History_Blocks_AreInOffsetOrder()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        long[] starts = [1, 255, 256, 65_535, 65_536, 1L << 32, 1L << 40];
        foreach (var start in starts)
        {
            await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, start + 1).With("a", "state", [start]), Soon);
        }

        Assert.Equal(starts.Select(s => CheckpointBuilder.HistoryText(s)), await HistoryAsync(0, "a"));
    }

    [Fact]
    public async Task History_OfIdsThatBeginAlike_StaysApart()
    {
        string[] ids = ["a", "a\0", "a\0\0\0\0\0\0\0\0\u0001", "a ", "aa", "ä"];
        var lease = await Store.AcquireAsync(0, Soon);
        var checkpoint = CheckpointBuilder.For(0, lease.Epoch, ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            checkpoint.With(ids[i], ids[i], [i]);
        }

        await Store.CommitAsync(checkpoint, Soon);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal([CheckpointBuilder.HistoryText(i)], await HistoryAsync(0, ids[i]));
            Assert.Equal(ids[i], Text((await LoadAsync(0, ids[i]))[0]!.Value.State));
        }
    }

    [Fact]
    public async Task History_OfUnknownContract_IsEmpty() => Assert.Empty(await HistoryAsync(0, "nobody"));

    [Fact]
    public async Task Commit_LargeBatch_IsReadBackWhole()
    {
        const int Count = 20_000;
        var lease = await Store.AcquireAsync(0, Soon);
        var checkpoint = CheckpointBuilder.For(0, lease.Epoch, Count);
        for (var i = 0; i < Count; i++)
        {
            checkpoint.With($"contract-{i * 7919 % Count:D6}", $"state {i * 7919 % Count}", [i]);
        }

        await Store.CommitAsync(checkpoint, Soon);
        var ids = Enumerable.Range(0, 2 * Count).Select(i => $"contract-{i:D6}").ToArray();
        var positions = await LoadAsync(0, ids);
        Assert.Equal(
            Enumerable.Range(0, 2 * Count).Select(i => i < Count ? $"state {i}" : null), positions.Select(p => p is null ? null : Text(p.Value.State)));
    }

    [Fact]
    public async Task Commit_PartitionsAtOnce_DoNotMix()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(p => Task.Run(async () =>
        {
            var lease = await Store.AcquireAsync(p, Soon);
            for (var i = 0; i < 10; i++)
            {
                await Store.CommitAsync(CheckpointBuilder.For(p, lease.Epoch, i + 1).With("a", $"{p}:{i}", [i]).WithTotals($"{p}:{i}"), Soon);
            }
        })));

        for (var p = 0; p < 8; p++)
        {
            Assert.Equal($"{p}:9", Text((await LoadAsync(p, "a"))[0]!.Value.State));
            Assert.Equal($"{p}:9", Text((await Store.ReadCheckpointAsync(p, Soon))!.Totals));
            Assert.Equal(10, (await HistoryAsync(p, "a")).Count());
        }
    }
}
