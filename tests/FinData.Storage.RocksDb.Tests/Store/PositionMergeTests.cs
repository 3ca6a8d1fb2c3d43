using System.Text;
using FinData.Conformance;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class PositionMergeTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();

    /// <summary>Each opening writes what the write-ahead log holds to a table, so the operands lie in many tables and are merged by compaction as well.</summary>
    [Fact]
    public async Task Load_OperandsInManyTables_AreMergedInOrder()
    {
        const int Openings = 12, Contracts = 500;
        for (var i = 0; i < Openings; i++)
        {
            await using var store = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
            var lease = await store.AcquireAsync(0, Cancellation);
            var checkpoint = CheckpointBuilder.For(0, lease.Epoch, i + 1);
            for (var c = 0; c < Contracts; c++)
            {
                checkpoint.With($"contract-{c}", $"{c} at {i}", [(i * Contracts) + c]);
            }

            await store.CommitAsync(checkpoint, Cancellation);
        }

        await using var reopened = RocksDbLedgerStore.Open(folder.Options(), TimeProvider.System);
        var results = new StoredPosition?[Contracts];
        await reopened.LoadPositionsAsync(
            0, Enumerable.Range(0, Contracts).Select(c => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes($"contract-{c}")).ToArray(), results, Cancellation);
        for (var c = 0; c < Contracts; c++)
        {
            Assert.Equal($"{c} at {Openings - 1}", Encoding.UTF8.GetString(results[c]!.Value.State.Span));
            Assert.Equal(Enumerable.Range(0, Openings).Select(i => (long)((i * Contracts) + c)), CheckpointBuilder.OffsetsOf(results[c]!.Value.SeenIds));
        }
    }

    public void Dispose() => folder.Dispose();
}
