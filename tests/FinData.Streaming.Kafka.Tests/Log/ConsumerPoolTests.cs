using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Which queue a reader gets. The clients fetch from nobody.</summary>
public sealed class ConsumerPoolTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly ConsumerPool pool;

    public ConsumerPoolTests()
        => pool = new ConsumerPool(new KafkaOptions { BootstrapServers = "127.0.0.1:1", ReadersPerPartition = 3 }, partitionCount: 4, time, NullLogger.Instance);

    public void Dispose() => pool.Dispose();

    [Fact]
    public async Task Reader_ThatGoesOnWhereAnotherStopped_GetsWhatThatHasFetched()
    {
        var first = await OpenAsync(1, 100);
        pool.Close(first, mayGoOn: true);

        Assert.NotSame(first, await OpenAsync(1, 99));
        Assert.Same(first, await OpenAsync(1, 100));
        Assert.NotSame(first, await OpenAsync(1, 100));
    }

    [Fact]
    public async Task Reader_AfterFailureFaultOrALongTime_FetchesAnew()
    {
        var failed = await OpenAsync(0, 5);
        pool.Close(failed, mayGoOn: false);
        var second = await OpenAsync(0, 5);
        Assert.NotSame(failed, second);

        pool.Close(second, mayGoOn: true);
        pool.StartOver();
        var third = await OpenAsync(0, 5);
        Assert.NotSame(second, third);

        pool.Close(third, mayGoOn: true);
        time.Advance(TimeSpan.FromSeconds(11));
        pool.Poll();
        Assert.NotSame(third, await OpenAsync(0, 5));
    }

    [Fact]
    public async Task Queues_ThatWereLeft_KeepNobodyOut()
    {
        foreach (var offset in new[] { 1, 2, 3 })
        {
            pool.Close(await OpenAsync(2, offset), mayGoOn: true);
        }

        foreach (var offset in new[] { 10, 11, 12 })
        {
            Assert.Equal(offset, (await OpenAsync(2, offset)).Next);
        }

        Assert.False(pool.OpenAsync(2, 13, CancellationToken.None).IsCompleted);
    }

    private async Task<PartitionQueue> OpenAsync(int partition, long offset)
        => await pool.OpenAsync(partition, offset, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
