using FinData.Conformance;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

public sealed class KafkaEventLogConformanceTests(KafkaPeer peer) : EventLogConformance
{
    private string topic = "";

    protected override async ValueTask<IEventLog> OpenAsync(int partitionCount)
    {
        topic = await Topics.CreateAsync(peer.Bootstrap, partitionCount);
        return Open();
    }

    protected override async ValueTask<IEventLog> ReopenAsync(IEventLog open)
    {
        await open.DisposeAsync();
        return Open();
    }

    private KafkaEventLog Open()
        => KafkaEventLog.Open(new KafkaOptions { BootstrapServers = peer.Bootstrap, Topic = topic, ReadersPerPartition = 32 }, null, 1, TimeProvider.System);
}
