using FinData.Conformance;

namespace FinData.Grains.Tests.Pump;

/// <summary>Crashes, with checkpoints that were cut off: contracts, histories, totals and counters are those of the log all the same.</summary>
public sealed class PumpRecoveryTests
{
    // While the pump waits to try again, the test lets it crash.
    private static LedgerOptions Slow()
    {
        var options = PumpRig.Patient();
        options.RetryDelay = TimeSpan.FromMinutes(1);
        return options;
    }

    [Fact]
    public async Task Crash_BeforeACheckpoint_IsReplayed()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        rig.Append("a", "e1", Given.Credited(1, 100m));
        rig.Append("b", "open", Given.Opened(0));
        await rig.FoldedAsync();
        await rig.CrashAsync();
        await Check.EverythingAsync(rig);
        Assert.Equal(3, rig.Pump.Counters.Applied);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Crash_AfterATornCheckpoint_CountsNothingTwiceOrNever(int written)
    {
        await using var rig = await PumpRig.StartAsync(Slow());
        await FillAsync(rig);
        await TearAsync(rig, written);
        await rig.CrashAsync();
        await Check.EverythingAsync(rig);
        Assert.Equal((8L, 1L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates));
    }

    // The first replay checkpoints half-way, below the positions that the torn checkpoint left ahead; the second one finds them still ahead.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Crash_InTheReplayOfATornCheckpoint_CountsNothingTwiceOrNever(int writtenAgain)
    {
        var options = Slow();
        options.BlockRecords = 1;
        await using var rig = await PumpRig.StartAsync(options);
        await FillAsync(rig);
        await TearAsync(rig, 3);
        CallBlock third = null!;
        await rig.CrashAsync(log =>
        {
            log.Hooks.BlockNext(LogCall.Read).Release();
            log.Hooks.BlockNext(LogCall.Read).Release();
            third = log.Hooks.BlockNext(LogCall.Read);
        });
        await third.Reached.WaitAsync(PumpRig.Patience);
        Assert.True(await rig.Pump.CheckpointAsync(TestContext.Current.CancellationToken).WaitAsync(PumpRig.Patience));
        Assert.Equal(5, rig.Pump.Checkpointed);
        if (writtenAgain > 0)
        {
            third.Release();
            await TearAsync(rig, writtenAgain);
        }

        await rig.CrashAsync();
        await Check.EverythingAsync(rig);
        Assert.Equal((8L, 1L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates));
    }

    [Fact]
    public async Task Eviction_ThenReload_GivesEqualState()
    {
        var options = PumpRig.Patient();
        options.ResidentBytes = 10_000; // about twenty contracts
        await using var rig = await PumpRig.StartAsync(options);
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < 100; i++)
            {
                var id = $"c{i:00}";
                rig.Append(id, $"e{round}", round == 0 ? Given.Opened(0) : Given.Credited(round * 10, 1m + i));
                if (round == 3 && i % 10 == 0)
                {
                    rig.Append(id, "e2", Given.Credited(20, 1m + i)); // a repeat of what only the store remembers
                    rig.Append(id, "back", Given.Credited(15, 1m));
                }
            }

            await rig.CheckpointAsync();
            Assert.InRange(rig.Pump.Shard.Cells.Count, 1, 30);
        }

        await Check.EverythingAsync(rig);
        Assert.Equal((410L, 10L), (rig.Pump.Counters.Applied, rig.Pump.Counters.Duplicates));
    }

    [Fact]
    public async Task TakingOver_TellsTheClientsOfThePartition()
    {
        await using var rig = await PumpRig.StartAsync();
        var invalidations = rig.Clients.Invalidations;
        await rig.RestartAsync();
        Assert.Equal(invalidations + 1, rig.Clients.Invalidations);
    }

    /// <summary>Three contracts, checkpointed after their openings; then events, one backdated, one repeated, one contract that is new.</summary>
    private static async Task FillAsync(PumpRig rig)
    {
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("b", "open", Given.Opened(0, "client-2", Given.Loan));
        rig.Append("a", "e1", Given.Credited(10, 100m));
        await rig.CheckpointAsync();
        rig.Append("a", "e2", Given.Credited(5, 10m));
        rig.Append("b", "e1", Given.Disbursed(1, 1_200m));
        rig.Append("c", "open", Given.Opened(3, "client-1"));
        rig.Append("a", "e1", Given.Credited(10, 100m));
        rig.Append("a", "e3", Given.Debited(20, 30m));
        rig.Append("c", "e1", Given.Credited(4, 1m));
    }

    /// <summary>Lets the next checkpoint write some contracts and then break off.</summary>
    private static async Task TearAsync(PumpRig rig, int written)
    {
        await rig.FoldedAsync();
        var commits = rig.Store.Hooks.Count(StoreCall.Commit);
        rig.Store.TearNextCommit(written);
        rig.Pump.RequestCheckpoint();
        await Eventually.TrueAsync(() => rig.Pump.State == PartitionState.StoreUnavailable && rig.Store.Hooks.Count(StoreCall.Commit) > commits, "the checkpoint was torn");
    }
}
