using System.Text;
using Confluent.Kafka;

namespace FinData.Streaming.Kafka.Tests;

public sealed class PlacementTests(KafkaPeer peer)
{
    /// <summary>librdkafka's <c>murmur2_random</c> is what it names compatible with the Java client's default partitioner.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Partitioner_AsOtherProducers_PlacesEveryKeyTheSame()
    {
        const int Partitions = 7;
        var topic = await Topics.CreateAsync(peer.Bootstrap, Partitions);
        using var producer = Logs.Producer(peer.Bootstrap, static c => c.Partitioner = Confluent.Kafka.Partitioner.Murmur2Random);
        var random = new Random(1);
        var keys = Enumerable.Range(0, 500).Select(i => Encoding.UTF8.GetBytes(new string((char)('a' + random.Next(26)), random.Next(1, 40)) + i)).ToArray();
        var placed = await Task.WhenAll(keys.Select(key => producer.ProduceAsync(topic, new Message<byte[]?, byte[]?> { Key = key, Value = [1] }, Logs.Soon)));

        Assert.Equal(keys.Select(static key => Grains.Partitioner.PartitionOf(key, Partitions)), placed.Select(static p => p.Partition.Value));
        Assert.Equal(Partitions, placed.Select(static p => p.Partition.Value).Distinct().Count());
    }
}
