using Confluent.Kafka.Admin;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>
/// A partition whose only replica's broker is away has no replica in sync. Confluent.Kafka cannot read such a topic's description: it never answers the question,
/// and may end the process. The same happens for a moment whenever a single broker comes back from standing still. Here the controller is away too.
/// </summary>
public sealed class NoReplicaInSyncTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Timeout = 240_000)]
    public async Task Partition_WithNoReplicaInSync_LeavesTheOthersServedAndTheEndQuick()
    {
        var missing = KafkaProcess.WhyNot();
        Assert.SkipWhen(missing is not null, $"No Kafka that a test may kill: {missing}");
        await using var brokers = await KafkaProcess.StartAsync("--nodes", "3");
        var topic = Topics.NewName();
        using var admin = Topics.Admin(brokers.Bootstrap);
        await admin.CreateTopicsAsync([new TopicSpecification { Name = topic, NumPartitions = 2, ReplicasAssignments = new() { [0] = [1], [1] = [3] } }]);
        KafkaEventLog log = null!;
        await Eventually.SucceedsAsync(
            () =>
            {
                log = Logs.Open(brokers.Bootstrap, topic, configure: static o => o.RequestTimeout = TimeSpan.FromSeconds(2));
                return Task.CompletedTask;
            },
            "every broker knows the new topic");
        string? identity = null;
        await Eventually.SucceedsAsync(async () => identity = await log.GetIdentityAsync(Logs.Soon), "the new topic is told");
        await log.AppendAsync(Logs.Values("a"), Logs.Soon);
        await brokers.KillAsync(node: 3);
        await Eventually.SucceedsAsync(
            () =>
            {
                Assert.Contains(admin.GetMetadata(topic, TimeSpan.FromSeconds(5)).Topics[0].Partitions, static p => p.InSyncReplicas.Length == 0);
                return Task.CompletedTask;
            },
            "the brokers have noticed");

        // The first question may wait for the controller that is gone.
        await Eventually.SucceedsAsync(async () => Assert.Equal(identity, await log.GetIdentityAsync(Logs.Soon)), "the topic is told to be the same");
        await log.AppendAsync(Logs.Values("b"), Logs.Soon);
        await Eventually.SucceedsAsync(async () => Assert.Equal(["a", "b"], (await Logs.ReadAsync(log, 0, 2)).Values), "the partition that is there is read");

        await log.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }
}
