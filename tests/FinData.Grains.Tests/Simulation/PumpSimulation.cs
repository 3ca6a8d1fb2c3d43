using FinData.Conformance;

namespace FinData.Grains.Tests.Simulation;

/// <summary>
/// One partition through what can happen to it: blocks cut anywhere, checkpoints at any time, crashes, torn checkpoints, lost answers, zombies, refusals,
/// evictions. After each step whatever is readable equals the plain fold of the log.
/// </summary>
internal sealed class PumpSimulation : IAsyncDisposable
{
    private readonly Random random;
    private readonly PumpRig rig;
    private readonly LifeScript script;
    private readonly List<string> steps = [];

    public PumpSimulation(int seed)
    {
        random = new Random(seed);
        script = new LifeScript(random, contracts: random.Next(2, 9));
        var options = PumpRig.Patient();
        options.BlockRecords = random.Next(1, 12);
        options.MaxUncheckpointedEvents = random.Next(1, 200);
        options.CheckpointEvents = random.Next(3) == 0 ? random.Next(1, 20) : int.MaxValue;
        options.ResidentBytes = random.Next(2) == 0 ? 2_000 : 1_000_000;
        rig = new PumpRig(options);
    }

    public string Steps => string.Join(", ", steps);

    public async Task RunAsync(int count)
    {
        await rig.StartPumpAsync();
        for (var i = 0; i < count; i++)
        {
            await StepAsync();
            await rig.FoldedAsync();
            rig.Store.Hooks.Clear(StoreCall.LoadPositions);
            rig.Store.Hooks.Clear(StoreCall.LoadHistory);
            await Check.ContractsEqualTheFoldAsync(rig);
            await ClientsAreSumsAsync();
        }

        Note("end");
        await Check.EverythingAsync(rig);
        await rig.RestartAsync();
        await Check.EverythingAsync(rig);
        await ClientsAreSumsAsync();
    }

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    private async Task StepAsync()
    {
        switch (random.Next(13))
        {
            case 0:
                Note("checkpoint");
                await Check.EverythingAsync(rig);
                break;
            case 1:
                Note("crash");
                await rig.CrashAsync();
                break;
            case 2:
                Note("torn");
                await TearAsync();
                break;
            case 3:
                Note("zombie");
                await TakeOverAsync();
                break;
            case 4:
                Note("restart");
                await rig.RestartAsync();
                break;
            case 5:
                Note("refusals");
                Refuse();
                Append();
                break;
            case 6:
                Note("crash in flight");
                await CrashInFlightAsync();
                break;
            case 7:
                Note("stop in a block");
                await StopInABlockAsync();
                break;
            default:
                Note("append");
                Append();
                break;
        }
    }

    private void Append()
    {
        for (var left = random.Next(1, 13); left > 0; left--)
        {
            var (key, value) = script.Next();
            rig.Append(key, value);
        }
    }

    /// <summary>A checkpoint writes some of its contracts, or all of them, and the process dies before it can try again.</summary>
    private async Task TearAsync()
    {
        Append();
        await rig.FoldedAsync();
        rig.Store.TearNextCommit(random.Next(0, 6));
        rig.Store.Hooks.BlockNext(StoreCall.Commit).Release();
        var retry = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        rig.Pump.RequestCheckpoint();
        await Eventually.TrueAsync(() => retry.Reached.IsCompleted || rig.Pump.Checkpointed >= rig.Pump.Shard.Folded, "the checkpoint was torn, or there was none");
        if (random.Next(2) == 0)
        {
            Append();
        }

        // In the replay the checkpoints are cut elsewhere, below and above what the torn one wrote.
        var crash = rig.CrashAsync();
        retry.Release();
        await crash;
    }

    /// <summary>The store refuses to load, the block at hand cannot be finished, and the pump is told to stop.</summary>
    private async Task StopInABlockAsync()
    {
        var call = random.Next(2) == 0 ? StoreCall.LoadPositions : StoreCall.LoadHistory;
        var before = rig.Store.Hooks.Count(call);
        rig.Store.Hooks.FailNext(call, new StoreUnavailableException("Not now."), 1_000_000);
        Append();
        await Eventually.TrueAsync(
            () => rig.Store.Hooks.Count(call) > before || rig.Pump.Shard.Folded > rig.Model.Records[^1].Offset, "the block waits for the store, or needs nothing of it");
        await rig.Pump.StopAsync().WaitAsync(PumpRig.Patience);
        rig.Store.Hooks.Clear(call);
        await rig.RestartAsync();
    }

    /// <summary>The process dies while a checkpoint is on its way, and others are being folded.</summary>
    private async Task CrashInFlightAsync()
    {
        var commit = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        rig.Pump.RequestCheckpoint();
        Append();
        var crash = rig.CrashAsync();
        commit.Release();
        await crash;
    }

    /// <summary>Another pump takes the partition; the old one folds on, tries to save, and must leave no trace.</summary>
    private async Task TakeOverAsync()
    {
        var zombie = await rig.TakeOverAsync();
        Append();
        zombie.RequestCheckpoint();
        if (random.Next(2) == 0)
        {
            await rig.CheckpointAsync();
        }
    }

    private void Refuse()
    {
        var store = (StoreCall[])[StoreCall.LoadPositions, StoreCall.LoadHistory, StoreCall.Commit];
        rig.Store.Hooks.FailNext(store[random.Next(store.Length)], new StoreUnavailableException("Not now."), random.Next(1, 3));
        if (random.Next(3) == 0)
        {
            rig.Store.Hooks.FailAfterNext(StoreCall.Commit, new StoreUnavailableException("The answer is lost."));
            rig.Pump.RequestCheckpoint();
        }

        if (random.Next(3) == 0)
        {
            rig.Log.Hooks.FailNext(LogCall.Read, new LogUnavailableException("Not now."));
        }
    }

    /// <summary>Every client that is asked has exactly its contracts, each as it stands at the last checkpoint or later.</summary>
    private async Task ClientsAreSumsAsync()
    {
        if (random.Next(3) == 0)
        {
            await rig.CheckpointAsync();
            foreach (var client in rig.Model.Clients)
            {
                Assert.Equal(ExpectedOf(client), await rig.ReadClientAsync(client));
            }
        }
    }

    private IEnumerable<(string, decimal, decimal, decimal)> ExpectedOf(string client) => rig.Model.ContractsOf(client).Select(id =>
    {
        var position = rig.Model.FoldOf(id).Contract.Position;
        return (id, position.Balance, position.AccruedInterest, position.PrincipalOutstanding);
    });

    private void Note(string step) => steps.Add(step);
}
