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
    private ReadOnlyMemory<AppendRecord> rest; // of the batch at hand

    private KafkaBenchTopic(KafkaBenchPlan plan, IAdminClient admin)
    {
        (this.plan, this.admin) = (plan, admin);
        Events = new BenchEvents(plan.Contracts, plan.AllEvents, plan.Partitions, seed: 1);
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

    /// <summary>Appends the next <paramref name="count"/> events of the stream, or those that are left.</summary>
    public async Task FillAsync(IEventLog log, long count, CancellationToken cancellationToken)
    {
        var running = new Queue<Task>();
        while (count > 0)
        {
            if (rest.IsEmpty)
            {
                if (!batches.MoveNext())
                {
                    break;
                }

                rest = batches.Current;
            }

            var next = rest[..(int)Math.Min(count, rest.Length)];
            rest = rest[next.Length..];
            count -= next.Length;
            running.Enqueue(log.AppendAsync(next, cancellationToken).AsTask());
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
