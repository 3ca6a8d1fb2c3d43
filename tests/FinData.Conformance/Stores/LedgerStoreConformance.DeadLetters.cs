using FinData.Grains;

namespace FinData.Conformance;

public abstract partial class LedgerStoreConformance
{
    [Fact]
    public async Task DeadLetters_Written_ComeBackAsTheyWere()
    {
        var lease = await Store.AcquireAsync(2, Soon);
        var written = CheckpointBuilder.Letter(2, 17, "\0 not json");
        await Store.CommitAsync(CheckpointBuilder.For(2, lease.Epoch, 18).WithLetters(written), Soon);
        await ReopenAsync();

        var listed = Assert.Single(await Store.ListDeadLettersAsync(null, 10, Soon));
        Assert.Equal(written with { Sequence = listed.Sequence, Key = listed.Key, Value = listed.Value }, listed);
        Assert.Equal(("key", "\0 not json"), (Text(listed.Key), Text(listed.Value)));
        var found = await Store.GetDeadLetterAsync(listed.Sequence, Soon);
        Assert.Equal((17L, "\0 not json"), (found!.Offset, Text(found.Value)));
    }

    [Fact]
    public async Task DeadLetters_WithoutField_StayWithoutField()
    {
        await Store.AddDeadLettersAsync([CheckpointBuilder.Letter(-1, -1, field: null)], Soon);
        Assert.Null(Assert.Single(await Store.ListDeadLettersAsync(null, 10, Soon)).Field);
    }

    [Fact]
    public async Task DeadLetters_ReplayedRecord_AppearsOnce()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        var letters = new[] { CheckpointBuilder.Letter(0, 1), CheckpointBuilder.Letter(0, 2), CheckpointBuilder.Letter(0, 1) };
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 3).WithLetters(letters), Soon);
        await ReopenAsync();
        lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 4).WithLetters([.. letters, CheckpointBuilder.Letter(0, 3)]), Soon);

        Assert.Equal([3L, 2, 1], (await Store.ListDeadLettersAsync(null, 10, Soon)).Select(l => l.Offset));
    }

    [Fact]
    public async Task DeadLetters_SameOffsetOfOtherPartitions_AreOthers()
    {
        for (var p = 0; p < 2; p++)
        {
            var lease = await Store.AcquireAsync(p, Soon);
            await Store.CommitAsync(CheckpointBuilder.For(p, lease.Epoch, 2).WithLetters(CheckpointBuilder.Letter(p, 1)), Soon);
        }

        Assert.Equal([1, 0], (await Store.ListDeadLettersAsync(null, 10, Soon)).Select(l => l.Partition));
    }

    [Fact]
    public async Task DeadLetters_ThatNeverReachedTheLog_AreAllKept()
    {
        var first = await Store.AddDeadLettersAsync([CheckpointBuilder.Letter(-1, -1), CheckpointBuilder.Letter(-1, -1)], Soon);
        var third = await Store.AddDeadLettersAsync([CheckpointBuilder.Letter(-1, -1)], Soon);
        await Store.AddDeadLettersAsync([], Soon);
        Assert.Equal([third, first + 1, first], (await Store.ListDeadLettersAsync(null, 10, Soon)).Select(l => l.Sequence));
    }

    [Fact]
    public async Task DeadLetters_ByPages_NewestFirstEachOnce()
    {
        for (var i = 0; i < 7; i++)
        {
            await Store.AddDeadLettersAsync([CheckpointBuilder.Letter(-1, -1, $"{i}")], Soon);
        }

        var pages = new List<DeadLetter>();
        for (var page = await Store.ListDeadLettersAsync(null, 3, Soon); page.Count > 0; page = await Store.ListDeadLettersAsync(pages[^1].Sequence, 3, Soon))
        {
            Assert.InRange(page.Count, 1, 3);
            pages.AddRange(page);
        }

        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], pages.Select(l => Text(l.Value)));
        Assert.Equal(pages.Select(l => l.Sequence).OrderDescending(), pages.Select(l => l.Sequence));
    }

    [Fact]
    public async Task DeadLetters_AddedByManyAtOnce_AreAllThere()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var lease = await Store.AcquireAsync(i, Soon);
            await Store.CommitAsync(CheckpointBuilder.For(i, lease.Epoch, 2).WithLetters(CheckpointBuilder.Letter(i, 1)), Soon);
            await Store.AddDeadLettersAsync([CheckpointBuilder.Letter(-1, -1)], Soon);
        })));

        var letters = await Store.ListDeadLettersAsync(null, 100, Soon);
        Assert.Equal(32, letters.Select(l => l.Sequence).Distinct().Count());
    }

    [Fact]
    public async Task DeadLetters_UnknownSequence_IsNull() => Assert.Null(await Store.GetDeadLetterAsync(12_345, Soon));
}
