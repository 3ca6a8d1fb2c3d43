using Confluent.Kafka;
using Confluent.Kafka.Admin;
using FinData.Grains;
using FinData.Streaming.Kafka;

namespace FinData.Cli.Bench;

/// <summary>The benchmark's own topic: made, filled part by part, and deleted.</summary>
internal sealed class KafkaBenchTopic : IAsyncDisposable
{
    private const int AppendBatch = 10_000;
    private const int AppendsAtOnce = 4;
    private readonly IAdminClient admin;
    private readonly IEnumerator<AppendRecord[]> batches;
    private readonly KafkaBenchPlan plan;

    private KafkaBenchTopic(KafkaBenchPlan plan, IAdminClient admin)
    {
        (this.plan, this.admin) = (plan, admin);
        Events = new BenchEvents(plan.Contracts, plan.Events, plan.Partitions, seed: 1);
        batches = Events.Batches(AppendBatch).GetEnumerator();
    }

    public string Name { get; } = $"findata-bench-{Guid.NewGuid():N}";

    public BenchEvents Events { get; }

    public KafkaOptions Options => new() { BootstrapServers = plan.Bootstrap, Topic = Name, GroupId = Name };

    public static async Task<KafkaBenchTopic> CreateAsync(KafkaBenchPlan plan)
    {
        var topic = new KafkaBenchTopic(plan, new AdminClientBuilder(new AdminClientConfig { BootstrapServers = plan.Bootstrap }).Build());
        await topic.admin.CreateTopicsAsync([new TopicSpecification { Name = topic.Name, NumPartitions = plan.Partitions, ReplicationFactor = plan.Replication }]);
        return topic;
    }

    public KafkaEventLog Open() => KafkaEventLog.Open(Options, null, plan.Partitions, TimeProvider.System);

    /// <summary>Appends the next events of the stream, at least <paramref name="count"/> where there are so many left.</summary>
    public async Task FillAsync(IEventLog log, long count, CancellationToken cancellationToken)
    {
        var running = new Queue<Task>();
        for (var appended = 0L; appended < count && batches.MoveNext(); appended += batches.Current.Length)
        {
            running.Enqueue(log.AppendAsync(batches.Current, cancellationToken).AsTask());
            if (running.Count == AppendsAtOnce)
            {
                await running.Dequeue();
            }
        }

        await Task.WhenAll(running);
    }

    public async ValueTask DisposeAsync()
    {
        batches.Dispose();
        await admin.DeleteTopicsAsync([Name]);
        admin.Dispose();
    }
}
