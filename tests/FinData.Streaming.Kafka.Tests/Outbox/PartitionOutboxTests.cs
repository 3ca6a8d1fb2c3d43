using System.Collections.Concurrent;
using FinData.Conformance;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>The outbox of a partition whose brokers are not there.</summary>
public sealed class PartitionOutboxTests : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Exception> refusals = new();
    private readonly KafkaAdmin admin;
    private readonly OutboxContext context;

    public PartitionOutboxTests()
    {
        var options = new KafkaOptions { BootstrapServers = "127.0.0.1:1", PositionsTopic = "positions", RequestTimeout = TimeSpan.FromMilliseconds(200) };
        admin = new KafkaAdmin(options, TimeProvider.System, NullLogger.Instance);
        context = new OutboxContext(
            options,
            new InMemoryEventLog(2),
            new InMemoryLedgerStore(),
            new OutboxPublisher(options, TimeProvider.System, NullLogger.Instance),
            new OutboxProgress(options, NullLogger.Instance),
            new OutboxTopics(admin, options),
            TimeProvider.System,
            (partition, reason) => refusals.TryAdd(partition, reason));
    }

    [Fact]
    public async Task Outbox_OfAPartitionTakenAgain_WaitsForTheOneBefore()
    {
        var before = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var second = new PartitionOutbox(1, 5, context, before.Task);
        await using var other = new PartitionOutbox(0, 5, context, Task.CompletedTask);
        await Eventually.TrueAsync(() => Task.FromResult(refusals.ContainsKey(0)), "the other is refused by the brokers");
        Assert.DoesNotContain(1, refusals.Keys);

        before.SetResult();
        await Eventually.TrueAsync(() => Task.FromResult(refusals.ContainsKey(1)), "it goes on");
        Assert.Equal(5, second.Lag);
    }

    public async ValueTask DisposeAsync()
    {
        await context.Publisher.DisposeAsync();
        context.Progress.Dispose();
        admin.Dispose();
        await context.Store.DisposeAsync();
    }
}
