using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class AppendQueueTests
{
    private static readonly AppendRecord[] One = [new(0, "k"u8.ToArray(), "v"u8.ToArray())];

    [Fact]
    public async Task Append_AllPlacesTaken_WaitsUntilOneIsFree()
    {
        var queue = new AppendQueue(2);
        var first = queue.AppendAsync(One, TestContext.Current.CancellationToken).AsTask();
        var second = queue.AppendAsync(One, TestContext.Current.CancellationToken).AsTask();
        var third = queue.AppendAsync(One, TestContext.Current.CancellationToken).AsTask();

        Assert.True(queue.TryNext(out var taken));
        taken.Complete();
        await first;
        Assert.True(queue.WaitForNext(out var next));
        next.Complete();
        await second;
        Assert.True(queue.WaitForNext(out var last));
        last.Complete();
        await third;
    }

    [Fact]
    public async Task Append_CancelledWhileQueued_IsNeverTaken()
    {
        using var cancel = new CancellationTokenSource();
        var queue = new AppendQueue(2);
        var append = queue.AppendAsync(One, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        Assert.False(queue.TryNext(out _));
    }

    [Fact]
    public async Task Append_CancelledAfterItWasTaken_RunsToItsEnd()
    {
        using var cancel = new CancellationTokenSource();
        var queue = new AppendQueue(2);
        var append = queue.AppendAsync(One, cancel.Token).AsTask();
        Assert.True(queue.TryNext(out var taken));
        await cancel.CancelAsync();
        taken.Positions[0] = new LogPosition(0, 7);
        taken.Complete();
        Assert.Equal(7, (await append)[0].Offset);
    }

    [Fact]
    public async Task Close_RequestsInTheQueue_AreHandledThenNoMoreCome()
    {
        var queue = new AppendQueue(2);
        var append = queue.AppendAsync(One, TestContext.Current.CancellationToken).AsTask();
        queue.Close();
        Assert.True(queue.WaitForNext(out var taken));
        taken.Complete();
        await append;
        Assert.False(queue.WaitForNext(out _));
        await Assert.ThrowsAsync<LogUnavailableException>(async () => await queue.AppendAsync(One, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task End_RequestsLeft_Fail()
    {
        var queue = new AppendQueue(2);
        var append = queue.AppendAsync(One, TestContext.Current.CancellationToken).AsTask();
        queue.End();
        await Assert.ThrowsAsync<LogUnavailableException>(() => append);
    }
}
