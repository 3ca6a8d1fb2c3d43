using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Pump;

/// <summary>Events in and out of their order: the pump's state is the plain fold's.</summary>
public sealed class PumpOrderTests
{
    [Fact]
    public async Task Events_InOrder_AreFoldedAndCounted()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("b", "open", Given.Opened(0, "client-2", Given.Loan));
        rig.Append("a", "e1", Given.Credited(1, 100m));
        rig.Append("b", "e1", Given.Disbursed(1, 1_200m));
        rig.Append("a", "e2", Given.Debited(40, 30.5m));
        rig.Append("b", "e2", Given.Paid(40, 112m));

        await Check.EverythingAsync(rig);
        Assert.Equal((6L, 0L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Refolds));
        Assert.Equal(69.5m, (await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken))!.Contract.Position.Balance);
    }

    [Fact]
    public async Task Offsets_WithGaps_AreFoldedToTheEnd()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Log.SkipOffsets(0, 5);
        rig.Append("a", "e1", Given.Credited(1, 100m));
        rig.Log.SkipOffsets(0, 1);
        await Check.EverythingAsync(rig);
        Assert.Equal(7, rig.Pump.Checkpointed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Event_Backdated_EqualsTheFoldOfAll(bool isCheckpointedBetween)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(100, 100m));
        await BetweenAsync(rig, isCheckpointedBetween);
        rig.Append("a", "e2", Given.Credited(50, 1_000m));
        rig.Append("a", "e3", Given.Debited(120, 10m));

        await Check.EverythingAsync(rig);
        Assert.Equal((4L, 1L, 0L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Refolds, rig.Pump.Counters.Revised));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Opening_ThatArrivesLate_LetsApplyWhatWasPending(bool isCheckpointedBetween)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "e1", Given.Credited(10, 100m));
        rig.Append("a", "e2", Given.Credited(20, 10m));
        await BetweenAsync(rig, isCheckpointedBetween);
        var pending = await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken);
        Assert.Equal((ContractStatus.Pending, 1L), (pending!.Status, pending.Watermark));

        rig.Append("a", "open", Given.Opened(5));
        await Check.EverythingAsync(rig);
        var open = await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken);
        Assert.Equal((ContractStatus.Active, 110m), (open!.Status, open.Contract.Position.Balance));
        Assert.Equal((2L, 1L, 2L), (rig.Pump.Counters.Pending, rig.Pump.Counters.Applied, rig.Pump.Counters.Revised));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reversal_AfterItsTarget_SetsItAside(bool isCheckpointedBetween)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(10, 100m));
        rig.Append("a", "e2", Given.Credited(20, 7m));
        await BetweenAsync(rig, isCheckpointedBetween);
        rig.Append("a", "r1", Given.Reversed(30, "e1"));

        await Check.EverythingAsync(rig);
        Assert.Equal(7m, (await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken))!.Contract.Position.Balance);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reversal_BeforeItsTarget_SetsItAsideWhenItComes(bool isRestartedBetween)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "r1", Given.Reversed(5, "e1"));
        await rig.CheckpointAsync();
        Assert.Equal(1, rig.Pump.Counters.Refused);
        if (isRestartedBetween)
        {
            await rig.RestartAsync();
        }

        rig.Append("a", "e1", Given.Credited(10, 100m));
        rig.Append("a", "e2", Given.Credited(20, 7m));
        await Check.EverythingAsync(rig);
        Assert.Equal(7m, (await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken))!.Contract.Position.Balance);
    }

    [Fact]
    public async Task Opening_BackdatedBeforeTheFirst_MovesTheContractToItsClient()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(10, "client-1"));
        await rig.CheckpointAsync();
        rig.Append("a", "earlier", Given.Opened(5, "client-2"));
        await Check.EverythingAsync(rig);
        Assert.Equal(["a"], await rig.Store.ListClientContractsAsync("client-2", null, 10, TestContext.Current.CancellationToken));
    }

    private static Task BetweenAsync(PumpRig rig, bool isCheckpointed) => isCheckpointed ? rig.CheckpointAsync() : rig.FoldedAsync();
}
