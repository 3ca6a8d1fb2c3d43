using FinData.Conformance;

namespace FinData.Grains.Tests.Pump;

/// <summary>Logs and stores that refuse for a while.</summary>
public sealed class PumpFaultTests
{
    [Theory]
    [InlineData(StoreCall.LoadPositions)]
    [InlineData(StoreCall.LoadHistory)]
    public async Task Store_ThatRefusesReads_IsAskedAgain(StoreCall call)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(10, 5m));
        await rig.CheckpointAsync();
        rig.Store.Hooks.FailNext(call, new StoreUnavailableException("Not now."), 1_000_000);
        await rig.AppendTogetherAsync(("a", "e2", Given.Credited(5, 5m)), ("b", "open", Given.Opened(0)));
        await Eventually.TrueAsync(() => rig.Pump is { State: PartitionState.StoreUnavailable, Error: "Not now." }, "the store refused");
        Assert.Equal(5m, (await ReadHeldAsync(rig, "a")).Contract.Position.Balance);

        rig.Store.Hooks.Clear(call);
        await Check.EverythingAsync(rig);
        Assert.Equal((PartitionState.Running, null), (rig.Pump.State, rig.Pump.Error));
    }

    // What the block did to some cells must not be taken for folded: its events are in the history by then, and would be their own repeats.
    [Theory]
    [InlineData(StoreCall.LoadPositions)]
    [InlineData(StoreCall.LoadHistory)]
    public async Task Stop_InTheMiddleOfABlock_SavesNoHalfOfIt(StoreCall call)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("b", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(50, 100m));
        rig.Append("b", "e1", Given.Credited(50, 100m));
        await rig.CheckpointAsync();
        rig.Append("a", "e2", Given.Credited(60, 10m));
        await rig.FoldedAsync();
        rig.Store.Hooks.FailNext(call, new StoreUnavailableException("Not now."), 1_000_000);
        var before = rig.Store.Hooks.Count(call);
        await rig.AppendTogetherAsync(
            ("a", "e3", Given.Credited(70, 1m)), ("a", "back", Given.Credited(20, 1m)), ("b", "back", Given.Credited(20, 1m)), ("new", "open", Given.Opened(0)));
        await Eventually.TrueAsync(() => rig.Store.Hooks.Count(call) > before, "the block waits for the store");
        await rig.Pump.StopAsync().WaitAsync(PumpRig.Patience);
        Assert.Equal(4, rig.Pump.Checkpointed);

        rig.Store.Hooks.Clear(call);
        await rig.StartPumpAsync();
        await Check.EverythingAsync(rig);
        Assert.Equal(0, rig.Pump.Counters.Duplicates);
    }

    [Fact]
    public async Task Stop_WhileAHealthyStoreLoads_SavesTheBlock()
    {
        await using var rig = await PumpRig.StartAsync();
        var load = rig.Store.Hooks.BlockNext(StoreCall.LoadPositions);
        rig.Append("a", "open", Given.Opened(0));
        await load.Reached.WaitAsync(PumpRig.Patience);
        var stopping = rig.Pump.StopAsync();
        load.Release();
        await stopping.WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Stopped, 1L), (rig.Pump.State, rig.Pump.Checkpointed));
    }

    [Fact]
    public async Task Log_ThatRefusesReads_IsAskedAgain()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        rig.Log.Hooks.FailNext(LogCall.Read, new LogUnavailableException("The broker is away."), 1_000_000);
        rig.Append("a", "e1", Given.Credited(1, 1m));
        await Eventually.TrueAsync(() => rig.Pump.Error == "The broker is away.", "the log refused");

        // What was folded before is saved all the same.
        Assert.True(await rig.Pump.CheckpointAsync(TestContext.Current.CancellationToken).WaitAsync(PumpRig.Patience));

        rig.Log.Hooks.Clear(LogCall.Read);
        await Check.EverythingAsync(rig);

        // The event may have come with the read that was waiting before the log refused: then the next try is what clears the error.
        await Eventually.TrueAsync(() => rig.Pump is { State: PartitionState.Running, Error: null }, "the log is there again");
    }

    [Fact]
    public async Task Stop_WhileTheLogIsAway_LeavesEverythingDurable()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        await rig.Log.DisposeAsync();
        await Eventually.TrueAsync(() => rig.Pump.Error is not null, "the log was found closed");
        await rig.Pump.StopAsync().WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Stopped, 1L), (rig.Pump.State, rig.Pump.Checkpointed));
    }

    [Fact]
    public async Task Stop_WhileTheStoreRefuses_EndsAndReplaysLater()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        rig.Store.Hooks.FailNext(StoreCall.Commit, new StoreUnavailableException("Not now."), 1_000_000);
        await rig.Pump.StopAsync().WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Faulted, "Not now."), (rig.Pump.State, rig.Pump.Error));

        rig.Store.Hooks.Clear(StoreCall.Commit);
        await rig.StartPumpAsync();
        await Check.EverythingAsync(rig);
    }

    [Fact]
    public async Task Start_ThatFails_ThrowsAndLeavesNothingRunning()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        rig.Store.Hooks.FailNext(StoreCall.Acquire, new StoreUnavailableException("Not now."));
        var pump = rig.NewPump();
        var error = await Record.ExceptionAsync(() => PumpRig.StartAsync(pump));
        Assert.Equal("Not now.", error?.Message);
        await pump.DisposeAsync().AsTask().WaitAsync(PumpRig.Patience);
    }

    [Fact]
    public async Task Store_ThatFailsUnexpectedly_FaultsThePumpAndTheNextOneGoesOn()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.FoldedAsync();
        rig.Store.Hooks.FailNext(StoreCall.Commit, new InvalidOperationException("A bug."));
        Assert.False(await rig.Pump.CheckpointAsync(TestContext.Current.CancellationToken).WaitAsync(PumpRig.Patience));
        await rig.Pump.Completion.WaitAsync(PumpRig.Patience);
        Assert.Equal((PartitionState.Faulted, "A bug."), (rig.Pump.State, rig.Pump.Error));

        await rig.RestartAsync();
        await Check.EverythingAsync(rig);
    }

    private static async Task<ContractSnapshot> ReadHeldAsync(PumpRig rig, string contractId)
        => (await rig.Reader.ReadAsync(contractId, TestContext.Current.CancellationToken))!;
}
