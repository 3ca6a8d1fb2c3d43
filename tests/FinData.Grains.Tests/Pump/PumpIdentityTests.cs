using FinData.Conformance;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains.Tests.Pump;

/// <summary>Repeats and conflicts, wherever the first of them is by then.</summary>
public sealed class PumpIdentityTests
{
    public enum Between
    {
        SameBlock,
        NextBlock,
        Checkpoint,
        Restart,
        Crash,
    }

    public static TheoryData<Between> Places => [.. Enum.GetValues<Between>()];

    public static TheoryData<Between, Between> Pairs => [.. Enum.GetValues<Between>().SelectMany(static a => Enum.GetValues<Between>().Select(b => (a, b)))];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Repeat_OfAnEvent_HasNoEffect(Between between)
    {
        await using var rig = await PumpRig.StartAsync();
        await InTwoAsync(
            rig,
            between,
            [("a", "open", Given.Opened(0)), ("a", "e1", Given.Credited(1, 100m)), ("a", "e2", Given.Credited(9, 1m))],
            [("a", "e1", Given.Credited(1, 100m)), ("a", "open", Given.Opened(0)), ("a", "e3", Given.Credited(10, 2m))]);

        await Check.EverythingAsync(rig);
        Assert.Equal((4L, 2L, 0L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates, rig.Pump.Counters.Refused));
        Assert.Equal(103m, (await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken))!.Contract.Position.Balance);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Conflict_WithAnEvent_IsRefusedAndKept(Between between)
    {
        await using var rig = await PumpRig.StartAsync();
        await InTwoAsync(
            rig,
            between,
            [("a", "open", Given.Opened(0)), ("a", "e1", Given.Credited(1, 100m))],
            [("a", "e1", Given.Credited(1, 100.01m)), ("a", "e2", Given.Credited(10, 2m))]);

        await Check.EverythingAsync(rig);
        Assert.Equal((3L, 0L, 1L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates, rig.Pump.Counters.Refused));
    }

    // The first with an id is genuine. What repeats a refused one conflicts with the genuine one as well, wherever both are by then.
    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Repeat_OfAConflict_IsRefusedLikeIt(Between beforeConflict, Between beforeRepeat)
    {
        await using var rig = await PumpRig.StartAsync();
        await InTwoAsync(
            rig, beforeConflict, [("a", "open", Given.Opened(0)), ("a", "e1", Given.Credited(1, 100m))], [("a", "e1", Given.Credited(1, 5m))]);
        await PassAsync(rig, beforeRepeat);
        await rig.AppendTogetherAsync(("a", "e1", Given.Credited(1, 5m)), ("a", "e1", Given.Credited(1, 100m)));

        await Check.EverythingAsync(rig);
        Assert.Equal((2L, 1L, 2L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates, rig.Pump.Counters.Refused));
    }

    [Fact]
    public async Task Event_WithTheIdOfAnotherContractsEvent_IsItsOwn()
    {
        await using var rig = await PumpRig.StartAsync();
        await rig.AppendTogetherAsync(
            ("a", "open", Given.Opened(0)), ("b", "open", Given.Opened(0)), ("a", "e1", Given.Credited(1, 1m)), ("b", "e1", Given.Credited(1, 1m)));
        await Check.EverythingAsync(rig);
        Assert.Equal(4, rig.Pump.Counters.Applied);
    }

    // As if "e1" and another id of the contract had one hash.
    [Theory]
    [InlineData(20)]
    [InlineData(5)]
    public async Task Event_WhoseIdHashIsTakenByAnother_IsApplied(int day)
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e0", Given.Credited(10, 5m));
        await rig.FoldedAsync();
        Assert.Single(rig.Pump.Shard.Cells.All()).Seen.Add(CompactEventCodec.HashId(Wire.Key("e1")));

        await rig.AppendTogetherAsync(("a", "e1", Given.Credited(day, 100m)), ("a", "e1", Given.Credited(day, 100m)), ("a", "e2", Given.Credited(30, 1m)));
        await Check.EverythingAsync(rig);
        Assert.Equal((4L, 1L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates));
    }

    [Fact]
    public async Task RepeatAndBackdatedEvent_InOneBlock_AreBothSettled()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(50, 100m));
        await rig.FoldedAsync();
        await rig.AppendTogetherAsync(
            ("a", "e2", Given.Credited(20, 10m)),
            ("a", "e1", Given.Credited(50, 100m)),
            ("a", "e2", Given.Credited(20, 10m)),
            ("a", "e2", Given.Credited(20, 11m)),
            ("a", "e3", Given.Credited(60, 1m)),
            ("a", "e3", Given.Credited(60, 1m)));
        await Check.EverythingAsync(rig);
        Assert.Equal((4L, 3L, 1L, 1L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates, rig.Pump.Counters.Refused, rig.Pump.Counters.Refolds));
    }

    private static async Task InTwoAsync(
        PumpRig rig, Between between, (string, string, ContractEvent)[] first, (string, string, ContractEvent)[] second)
    {
        if (between == Between.SameBlock)
        {
            await rig.AppendTogetherAsync([.. first, .. second]);
            return;
        }

        await rig.AppendTogetherAsync(first);
        await PassAsync(rig, between);
        await rig.AppendTogetherAsync(second);
    }

    private static async Task PassAsync(PumpRig rig, Between between)
    {
        await rig.FoldedAsync();
        switch (between)
        {
            case Between.SameBlock or Between.NextBlock:
                break;
            case Between.Checkpoint:
                await rig.CheckpointAsync();
                break;
            case Between.Restart:
                await rig.RestartAsync();
                break;
            case Between.Crash:
                await rig.CheckpointAsync();
                await rig.CrashAsync();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(between), between, null);
        }
    }
}
