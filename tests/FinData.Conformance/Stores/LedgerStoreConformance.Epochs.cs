using FinData.Grains;

namespace FinData.Conformance;

public abstract partial class LedgerStoreConformance
{
    [Fact]
    public async Task Acquire_AgainAndAgain_EpochsRise()
    {
        var first = await Store.AcquireAsync(0, Soon);
        var second = await Store.AcquireAsync(0, Soon);
        await ReopenAsync();
        var third = await Store.AcquireAsync(0, Soon);
        Assert.True(first.Epoch < second.Epoch && second.Epoch < third.Epoch);
    }

    [Fact]
    public async Task Acquire_ManyAtOnce_NoEpochIsGivenTwice()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Store.AcquireAsync(5, Soon).AsTask()));
        Assert.Equal(32, leases.Select(l => l.Epoch).Distinct().Count());
        Assert.Equal(leases.Max(l => l.Epoch), (await Store.ReadCheckpointAsync(5, Soon))!.Epoch);
    }

    [Fact]
    public async Task Acquire_FreshPartition_BeginsAtZeroWithoutTotals()
    {
        var lease = await Store.AcquireAsync(3, Soon);
        Assert.Equal((3, 0L, 0), (lease.Partition, lease.NextOffset, lease.Totals.Length));
    }

    [Fact]
    public async Task ReadCheckpoint_PartitionNeverTaken_IsNull() => Assert.Null(await Store.ReadCheckpointAsync(7, Soon));

    [Fact]
    public async Task ReadCheckpoint_TakesNothing()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.ReadCheckpointAsync(0, Soon);
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 1), Soon));
    }

    [Fact]
    public async Task Commit_ThenAcquire_GivesOffsetAndTotals()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 42).WithTotals("totals"), Soon);
        await ReopenAsync();

        var next = await Store.AcquireAsync(0, Soon);
        Assert.Equal((42L, "totals"), (next.NextOffset, Text(next.Totals)));
        var read = await Store.ReadCheckpointAsync(0, Soon);
        Assert.Equal((next.Epoch, 42L, "totals"), (read!.Epoch, read.NextOffset, Text(read.Totals)));
    }

    [Fact]
    public async Task Commit_WithoutContracts_MovesTheCheckpoint()
    {
        var lease = await Store.AcquireAsync(0, Soon);
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, 9), Soon));
        Assert.Equal(9, (await Store.ReadCheckpointAsync(0, Soon))!.NextOffset);
    }

    [Fact]
    public async Task Commit_StaleEpoch_IsRefusedWithoutAnyEffect()
    {
        var zombie = await Store.AcquireAsync(0, Soon);
        var owner = await Store.AcquireAsync(0, Soon);
        await Store.CommitAsync(CheckpointBuilder.For(0, owner.Epoch, 3).With("a", "owner", [0, 2]).WithTotals("owner"), Soon);

        var late = CheckpointBuilder.For(0, zombie.Epoch, 9)
            .With("a", "zombie", [0, 8]).With("b", "zombie", [5], clientId: "client").WithTotals("zombie").WithLetters(CheckpointBuilder.Letter(0, 7));
        Assert.Equal(CommitResult.StaleEpoch, await Store.CommitAsync(late, Soon));

        var checkpoint = await Store.ReadCheckpointAsync(0, Soon);
        Assert.Equal((3L, "owner"), (checkpoint!.NextOffset, Text(checkpoint.Totals)));
        var positions = await LoadAsync(0, "a", "b");
        Assert.Equal("owner", Text(positions[0]!.Value.State));
        Assert.Null(positions[1]);
        Assert.Equal([CheckpointBuilder.HistoryText(0, 2)], await HistoryAsync(0, "a"));
        Assert.Empty(await Store.ListClientContractsAsync("client", null, 10, Soon));
        Assert.Empty(await Store.ListDeadLettersAsync(null, 10, Soon));
    }

    [Fact]
    public async Task Commit_EpochOfAnotherPartition_CountsForThatOneOnly()
    {
        await Store.AcquireAsync(0, Soon);
        var zero = await Store.AcquireAsync(0, Soon);
        var one = await Store.AcquireAsync(1, Soon);
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(CheckpointBuilder.For(0, zero.Epoch, 1), Soon));
        Assert.Equal(CommitResult.Committed, await Store.CommitAsync(CheckpointBuilder.For(1, one.Epoch, 2), Soon));
        Assert.Equal(1, (await Store.ReadCheckpointAsync(0, Soon))!.NextOffset);
        Assert.Equal(2, (await Store.ReadCheckpointAsync(1, Soon))!.NextOffset);
    }

    [Fact]
    public async Task Commit_EpochNeverGiven_IsRefused()
        => Assert.Equal(CommitResult.StaleEpoch, await Store.CommitAsync(CheckpointBuilder.For(0, 1, 1), Soon));

    [Fact]
    public async Task AnyCall_AfterClosing_IsUnavailable()
    {
        var closed = Store;
        await ReopenAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await closed.AcquireAsync(0, Soon));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await closed.ListContractsAsync(0, null, 1, Soon));
    }
}
