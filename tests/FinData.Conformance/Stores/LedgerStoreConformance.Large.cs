using FinData.Grains;

namespace FinData.Conformance;

/// <content>Checkpoints of megabytes of history, which a store may bring in by another way than small ones.</content>
public abstract partial class LedgerStoreConformance
{
    private const int LargeContracts = 300;
    private const int LargeEvents = 1_000; // of each contract: two megabytes a checkpoint, and more

    [Fact]
    public async Task History_LargeAndSmallCheckpointsInTurns_EveryBlockIsThereInOrder()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        var expected = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            var offsets = Offsets(round, round % 2 == 0 ? LargeEvents : 2);
            await Store.CommitAsync(Large(lease.Epoch, offsets, $"state {round}"), Soon);
            expected.Add(CheckpointBuilder.HistoryText(offsets));
        }

        await ReopenAsync();
        foreach (var contract in new[] { 0, 7, LargeContracts - 1 })
        {
            Assert.Equal(expected, await HistoryAsync(0, LargeId(contract)));
            Assert.Equal("state 5", Text((await LoadAsync(0, LargeId(contract)))[0]!.Value.State));
        }
    }

    [Fact]
    public async Task Commit_LargeLostAnswerThenMore_TheLongerBlockReplacesTheShorter()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        var offsets = Offsets(0, LargeEvents + 1);
        await Store.CommitAsync(Large(lease.Epoch, offsets[..^1], "first"), Soon);
        await Store.CommitAsync(Large(lease.Epoch, offsets, "later"), Soon);
        Assert.Equal([CheckpointBuilder.HistoryText(offsets)], await HistoryAsync(0, LargeId(3)));

        // Again from the start, as after a crash, and cut shorter: what follows comes with the next checkpoint.
        var next = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(Large(next.Epoch, offsets[..2], "replayed"), Soon);
        await ReopenAsync();
        Assert.Equal([CheckpointBuilder.HistoryText(offsets[..2])], await HistoryAsync(0, LargeId(3)));
    }

    [Fact]
    public async Task Commit_LargeOfStaleEpoch_IsRefusedWithoutAnyEffect()
    {
        var zombie = await Store.AcquireAsync(0, Soon);
        await Store.AcquireAsync(0, Soon);
        Assert.Equal(CommitResult.StaleEpoch, await Store.CommitAsync(Large(zombie.Epoch, Offsets(0, LargeEvents), "late"), Soon));
        Assert.Empty(await HistoryAsync(0, LargeId(0)));
        Assert.Null((await LoadAsync(0, LargeId(0)))[0]);
    }

    [Fact]
    public async Task History_LargeCheckpointOfIdsThatBeginAlike_StaysApart()
    {
        string[] ids = ["a\0", "a", "a\0\0\0\0\0\0\0\0\u0001", "the same beginning 2", "the same beginning 10", "the same beginning 1", "the same beginning"];
        var lease = await Store.AcquireAsync(0, Soon);
        var checkpoint = CheckpointBuilder.For(0, lease.Epoch, 1_000_000_000);
        for (var i = 0; i < ids.Length; i++)
        {
            checkpoint.With(ids[i], ids[i], Offsets(i, 50 * LargeEvents));
        }

        await Store.CommitAsync(checkpoint, Soon);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal([CheckpointBuilder.HistoryText(Offsets(i, 50 * LargeEvents))], await HistoryAsync(0, ids[i]));
        }
    }

    private static string LargeId(int contract) => $"contract-{contract:D6}";

    private static long[] Offsets(int round, int count) => [.. Enumerable.Range(0, count).Select(i => (round * 10_000_000L) + i)];

    private static Checkpoint Large(long epoch, long[] offsets, string state)
    {
        var checkpoint = CheckpointBuilder.For(0, epoch, offsets[^1] + 1);
        for (var i = 0; i < LargeContracts; i++)
        {
            checkpoint.With(LargeId(i * 7 % LargeContracts), state, offsets);
        }

        return checkpoint;
    }
}
