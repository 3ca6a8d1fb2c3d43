using FinData.Conformance;
using Microsoft.Extensions.Time.Testing;

namespace FinData.Grains.Tests.Pump;

/// <summary>When checkpoints come, and what a store that refuses does to them.</summary>
public sealed class PumpCheckpointTests
{
    [Fact]
    public async Task Checkpoint_ComesWithTheInterval_NotBefore()
    {
        var time = new FakeTimeProvider();
        var options = PumpRig.Patient();
        options.CaughtUpCheckpointInterval = TimeSpan.FromSeconds(1);
        await using var rig = await PumpRig.StartAsync(options, time);
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        time.Advance(TimeSpan.FromMilliseconds(999));
        rig.Append("a", "e1", Given.Credited(1, 1m));
        await rig.FoldedAsync();
        Assert.Equal(0, rig.Store.Hooks.Count(StoreCall.Commit));
        Assert.Equal(TimeSpan.FromMilliseconds(999), rig.Pump.CheckpointAge);

        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                return rig.Pump.Checkpointed == 2;
            },
            "the interval brought a checkpoint");
        Assert.Equal(1, rig.Store.Hooks.Count(StoreCall.Commit));
        Assert.Equal(TimeSpan.Zero, rig.Pump.CheckpointAge);
    }

    [Fact]
    public async Task Checkpoint_ComesWithTheNumberOfEvents()
    {
        var options = PumpRig.Patient();
        options.CheckpointEvents = 100;
        await using var rig = await PumpRig.StartAsync(options);
        for (var i = 0; i < 100; i++)
        {
            rig.Append($"c{i}", "open", Given.Opened(0));
        }

        await Eventually.TrueAsync(() => rig.Pump.Checkpointed >= 100, "a hundred events brought a checkpoint");
        await Check.EverythingAsync(rig);
    }

    [Fact]
    public async Task Folding_GoesOn_WhileACheckpointIsOnItsWay()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        var commit = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        rig.Pump.RequestCheckpoint();
        await commit.Reached.WaitAsync(PumpRig.Patience);

        // One that is in flight, one backdated, a repeat of each: the history is in three places now.
        rig.Append("a", "e1", Given.Credited(10, 5m));
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e2", Given.Credited(5, 7m));
        rig.Append("a", "e1", Given.Credited(10, 5m));
        await rig.FoldedAsync();
        await Check.ContractsEqualTheFoldAsync(rig);
        await Check.HistoriesAreWholeAsync(rig);
        Assert.Equal(0, rig.Pump.Checkpointed);

        commit.Release();
        await Check.EverythingAsync(rig);
        Assert.Equal((3L, 2L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates));
    }

    [Fact]
    public async Task Checkpoint_OfAStaleEpoch_IsRefusedAndThePumpStops()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        var zombie = await rig.TakeOverAsync();
        rig.Append("a", "e1", Given.Credited(1, 1m));
        Assert.True(await zombie.Shard.WaitForAsync(1, PumpRig.Patience, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.False(await zombie.CheckpointAsync(TestContext.Current.CancellationToken).WaitAsync(PumpRig.Patience));
        await zombie.Completion.WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Stopped, 1L), (zombie.State, zombie.Checkpointed));
        var stored = (await rig.Store.ReadCheckpointAsync(0, TestContext.Current.CancellationToken))!;
        Assert.Equal((2L, 1L), (stored.Epoch, stored.NextOffset));
        Assert.Equal(1, rig.Pump.Checkpointed);

        await Check.EverythingAsync(rig);
    }

    [Fact]
    public async Task Store_ThatRefusesCommits_LetsFoldingGoOnToTheBoundAndRecovers()
    {
        var options = PumpRig.Patient();
        options.BlockRecords = 10;
        options.MaxUncheckpointedEvents = 50;
        await using var rig = await PumpRig.StartAsync(options);
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        rig.Store.Hooks.FailNext(StoreCall.Commit, new StoreUnavailableException("The disk is full."), 1_000_000);
        rig.Pump.RequestCheckpoint();
        await Eventually.TrueAsync(() => rig.Pump.State == PartitionState.StoreUnavailable, "the store refused");
        Assert.Equal("The disk is full.", rig.Pump.Error);

        for (var i = 0; i < 200; i++)
        {
            rig.Append("a", $"e{i}", Given.Credited(i, 1m));
        }

        // A block more than the bound, at most.
        await Eventually.TrueAsync(() => rig.Pump.Shard.Folded >= 51, "folding reached its bound");
        var refused = rig.Store.Hooks.Count(StoreCall.Commit);
        await Eventually.TrueAsync(() => rig.Store.Hooks.Count(StoreCall.Commit) > refused + 2, "the store was tried again and again");
        Assert.InRange(rig.Pump.Shard.Folded, 51, 61);
        Assert.Equal(0, rig.Pump.Checkpointed);
        Assert.NotNull(await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken));

        rig.Store.Hooks.Clear(StoreCall.Commit);
        await Check.EverythingAsync(rig);
        Assert.Equal((PartitionState.Running, null), (rig.Pump.State, rig.Pump.Error));
    }

    [Fact]
    public async Task Commit_WhoseAnswerWasLost_IsRepeatedWithoutEffect()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append(Wire.Key("a"), "poison"u8.ToArray());
        rig.Append("a", "e1", Given.Credited(1, 1m));
        await rig.FoldedAsync();
        rig.Store.Hooks.FailAfterNext(StoreCall.Commit, new StoreUnavailableException("The connection broke."));
        await Check.EverythingAsync(rig);
        Assert.Equal(2, rig.Store.Hooks.Count(StoreCall.Commit));
    }

    [Fact]
    public async Task Stop_LeavesEverythingDurable()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append(Wire.Key("a"), "poison"u8.ToArray());
        rig.Append("a", "e1", Given.Credited(1, 1m));
        await rig.FoldedAsync();
        await rig.Pump.StopAsync().WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Stopped, 3L), (rig.Pump.State, rig.Pump.Checkpointed));

        await rig.StartPumpAsync();
        Assert.Equal(3, rig.Pump.Shard.Folded);
        await Check.EverythingAsync(rig);
    }

    [Fact]
    public async Task Stop_WhileACheckpointIsOnItsWay_SavesThatAndTheRest()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        var commit = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        rig.Pump.RequestCheckpoint();
        await commit.Reached.WaitAsync(PumpRig.Patience);
        rig.Append("a", "e1", Given.Credited(1, 1m));
        await rig.FoldedAsync();
        var stopping = rig.Pump.StopAsync();
        commit.Release();
        await stopping.WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Stopped, 2L), (rig.Pump.State, rig.Pump.Checkpointed));
    }
}
