using System.Globalization;
using System.Text;
using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class CrashTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Kill_WhileWriting_EverythingAcknowledgedIsThere()
    {
        for (var round = 0; round < 4; round++)
        {
            using var child = CrashChild.Start(folder.Path, nameof(CrashChild.WriteUntilKilled));
            await WaitForMoreAsync(child, appends: 2_000 + (777 * round), commits: 3 + round);
            child.Kill();
            await child.WaitForExitAsync(Cancellation);

            var notes = CrashChild.Acknowledged(folder.Path).Select(l => l.Split(' ')).ToLookup(l => l[0]);
            await AssertLogHoldsAsync(notes["log"]);
            await AssertStoreHoldsAsync(notes["store"]);
        }
    }

    [Fact]
    public async Task Exit_WithoutClosing_EndsAndLosesNothing()
    {
        using var child = CrashChild.Start(folder.Path, nameof(CrashChild.LeaveWithoutClosing));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        await child.WaitForExitAsync(limit.Token);
        Assert.Equal(0, child.ExitCode);

        await using var store = RocksDbLedgerStore.Open(CrashChild.Options(folder.Path), TimeProvider.System);
        Assert.Equal(40, (await store.ReadCheckpointAsync(0, Cancellation))!.NextOffset);
        Assert.Equal(40, (await store.LoadHistoryAsync(0, "contract-1999"u8.ToArray(), Cancellation)).Count);
    }

    public void Dispose() => folder.Dispose();

    private async Task WaitForMoreAsync(System.Diagnostics.Process child, int appends, int commits)
    {
        var before = Count();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var now = before; now.Appends < before.Appends + appends || now.Commits < before.Commits + commits; now = Count())
        {
            Assert.False(child.HasExited, "The child ended by itself.");
            await timer.WaitForNextTickAsync(Cancellation);
        }

        (int Appends, int Commits) Count()
        {
            var lines = CrashChild.Acknowledged(folder.Path);
            var commits = lines.Count(l => l.StartsWith("store", StringComparison.Ordinal));
            return (lines.Length - commits, commits);
        }
    }

    private async Task AssertLogHoldsAsync(IEnumerable<string[]> notes)
    {
        await using var log = RocksDbEventLog.Open(CrashChild.Options(folder.Path), TimeProvider.System);
        foreach (var partition in notes.GroupBy(n => int.Parse(n[1], CultureInfo.InvariantCulture)))
        {
            var found = new Dictionary<long, string>();
            var range = await log.GetRangeAsync(partition.Key, Cancellation);
            using var block = new RecordBlock(1000, 1 << 20);
            await using var reader = log.OpenReader(partition.Key, 0);
            while (!found.ContainsKey(range.Next - 1))
            {
                await reader.ReadAsync(block, Cancellation);
                foreach (var entry in block.Entries)
                {
                    found.Add(entry.Offset, Encoding.UTF8.GetString(block.Value(entry)));
                }
            }

            Assert.All(partition, n => Assert.Equal(n[3], found[long.Parse(n[2], CultureInfo.InvariantCulture)]));
        }
    }

    private async Task AssertStoreHoldsAsync(IEnumerable<string[]> notes)
    {
        await using var store = RocksDbLedgerStore.Open(CrashChild.Options(folder.Path), TimeProvider.System);
        var checkpoint = await store.ReadCheckpointAsync(0, Cancellation);
        var last = notes.Max(n => long.Parse(n[1], CultureInfo.InvariantCulture));
        Assert.True(checkpoint!.NextOffset >= last, $"Checkpoint {last} was acknowledged, {checkpoint.NextOffset} is stored.");
        Assert.Equal($"{checkpoint.NextOffset}", Encoding.UTF8.GetString(checkpoint.Totals.Span));

        // All of a checkpoint or nothing: every contract stands where the checkpoint does.
        var ids = Enumerable.Range(0, CrashChild.Contracts).Select(c => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"contract-{c}")).ToArray();
        var positions = new StoredPosition?[ids.Length];
        await store.LoadPositionsAsync(0, ids, positions, Cancellation);
        Assert.All(positions, p => Assert.Equal($"{checkpoint.NextOffset}", Encoding.UTF8.GetString(p!.Value.State.Span)));
        Assert.All(positions, p => Assert.Equal(checkpoint.NextOffset, CheckpointBuilder.OffsetsOf(p!.Value.SeenIds).Count()));

        // Large histories come in before their checkpoint: there may be one more, which a replay would write again.
        var large = await store.LoadHistoryAsync(0, Encoding.UTF8.GetBytes(CrashChild.Large), Cancellation);
        Assert.InRange(large.Count, checkpoint.NextOffset / 2, (checkpoint.NextOffset / 2) + 1);
        Assert.All(large, (block, i) => Assert.StartsWith($"{(2 * i) + 1} ", Encoding.UTF8.GetString(block.Span), StringComparison.Ordinal));
    }
}
