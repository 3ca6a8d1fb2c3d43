using FinData.Conformance;
using FinData.Lending;
using Microsoft.Extensions.Options;

namespace FinData.Grains.Tests.Pump;

/// <summary>Readers beside a pump that does not stand still.</summary>
public sealed class PumpReaderTests
{
    // Events go from one arena to the other and then to the store alone; whoever reads meanwhile must find each of them.
    // Found by the simulation: the pump that had folded the position ended between the wait and the read, and the store did not have it yet.
    [Fact]
    public async Task ReadAfter_PumpThatEndsWhileItIsRead_IsReadAgainAtItsSuccessor()
    {
        var options = PumpRig.Patient();
        options.ReadAfterPatience = PumpRig.Patience;
        await using var rig = await PumpRig.StartAsync(options);
        rig.Append("a", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        var offset = rig.Append("a", "e1", Given.Credited(1, 5m));
        var reads = 0;
        var snapshot = await rig.Reader.ReadAfterAsync("a", offset, ReadAsync, TestContext.Current.CancellationToken);

        Assert.Equal(offset, snapshot!.Watermark);
        Assert.Equal(2, reads);

        async ValueTask<ContractSnapshot?> ReadAsync()
        {
            if (reads++ == 0)
            {
                await rig.CrashAsync();
            }

            return await rig.Reader.ReadAsync("a", TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task History_ReadWhileCheckpointsComeAndGo_IsAlwaysWhole()
    {
        const int Contracts = 200;
        var options = PumpRig.Patient();
        options.CheckpointEvents = 1;
        await using var rig = await PumpRig.StartAsync(options);
        var isDone = false;
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() => ReadAsync(rig.Reader, new Random(seed), () => Volatile.Read(ref isDone)))).ToList();
        for (var round = 0; round < 60; round++)
        {
            for (var i = 0; i < Contracts; i++)
            {
                rig.Append($"c{i}", $"e{round}", round == 0 ? Given.Opened(0) : Given.Credited(round, 1m));
            }

            await rig.FoldedAsync();
        }

        Volatile.Write(ref isDone, true);
        var reads = await Task.WhenAll(readers);
        Assert.All(reads, static count => Assert.True(count > 100, "The readers hardly read."));
        await Check.EverythingAsync(rig);

        static async Task<int> ReadAsync(ContractReader reader, Random random, Func<bool> isDone)
        {
            var reads = 0;
            while (!isDone())
            {
                var id = $"c{random.Next(Contracts)}";
                if (await reader.ReadAsync(id, CancellationToken.None) is not { } snapshot)
                {
                    continue;
                }

                var history = await reader.ReadHistoryAsync(id, snapshot.Watermark, CancellationToken.None);
                var expected = snapshot.Contract.Position.Balance + 1; // every event but the opening brought one
                Assert.True(history.Count == expected, $"{id} at {snapshot.Watermark}: {history.Count} events of {expected}.");
                Assert.Equal(snapshot.Contract.Position, History.Fold(history).Contract.Position);
                reads++;
            }

            return reads;
        }
    }

    [Fact]
    public async Task Scheduler_ThatIsDisposed_StillEndsWhatRuns()
    {
        var scheduler = new PumpScheduler(Options.Create(new LedgerOptions { PumpThreads = 1 }));
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = Task.Factory.StartNew(
            async () =>
            {
                await gate.Task;
                return TaskScheduler.Current == scheduler;
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            scheduler).Unwrap();
        scheduler.Dispose();
        gate.SetResult();
        Assert.True(await running.WaitAsync(PumpRig.Patience));
    }
}
