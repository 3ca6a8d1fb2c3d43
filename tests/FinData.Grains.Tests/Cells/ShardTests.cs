using Microsoft.Extensions.Time.Testing;

namespace FinData.Grains.Tests.Cells;

public sealed class ShardTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Shard shard = new(0);
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task WaitFor_WhatIsFolded_CompletesAtOnce()
    {
        shard.MoveFolded(8);
        Assert.True(await shard.WaitForAsync(7, TimeSpan.Zero, time, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task WaitFor_WhatComes_CompletesWithIt()
    {
        var seventh = shard.WaitForAsync(7, Patience, time, TestContext.Current.CancellationToken);
        var ninth = shard.WaitForAsync(9, Patience, time, TestContext.Current.CancellationToken);
        shard.MoveFolded(7);
        Assert.False(seventh.IsCompleted);
        shard.MoveFolded(8);
        Assert.True(await seventh);
        Assert.False(ninth.IsCompleted);
        shard.MoveFolded(20);
        Assert.True(await ninth);
    }

    [Fact]
    public async Task WaitFor_WhatDoesNotCome_EndsAfterItsPatience()
    {
        var waiting = shard.WaitForAsync(7, Patience, time, TestContext.Current.CancellationToken);
        time.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(await waiting);
    }

    [Fact]
    public async Task WaitFor_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = shard.WaitForAsync(7, Patience, time, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
