using FinData.Conformance;

namespace FinData.Storage.RocksDb.Tests;

public sealed class DeadLetterLimitTests : IDisposable
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Add_MoreThanTheLimit_DropsTheOldestAndCountsThem()
    {
        await using (var store = Open())
        {
            var lease = await store.AcquireAsync(0, Cancellation);
            for (var i = 0; i < 8; i++)
            {
                await store.CommitAsync(CheckpointBuilder.For(0, lease.Epoch, i + 1).WithLetters(CheckpointBuilder.Letter(0, i)), Cancellation);
            }

            Assert.Equal(3, store.DroppedDeadLetters);
        }

        await using var reopened = Open();
        Assert.Equal(3, reopened.DroppedDeadLetters);
        Assert.Equal([7L, 6, 5, 4, 3], (await reopened.ListDeadLettersAsync(null, 100, Cancellation)).Select(l => l.Offset));
        Assert.Null(await reopened.GetDeadLetterAsync(1, Cancellation));
    }

    [Fact]
    public async Task Add_OneBatchAboveTheLimit_KeepsTheNewest()
    {
        await using var store = Open();
        await store.AddDeadLettersAsync([.. Enumerable.Range(0, 12).Select(i => CheckpointBuilder.Letter(0, i))], Cancellation);
        Assert.Equal([11L, 10, 9, 8, 7], (await store.ListDeadLettersAsync(null, 100, Cancellation)).Select(l => l.Offset));
        Assert.Equal(7, store.DroppedDeadLetters);
    }

    public void Dispose() => folder.Dispose();

    private RocksDbLedgerStore Open()
    {
        var options = folder.Options();
        options.MaxDeadLetters = 5;
        return RocksDbLedgerStore.Open(options, TimeProvider.System);
    }
}
