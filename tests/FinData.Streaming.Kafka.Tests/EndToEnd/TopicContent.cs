using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>What stands in a topic, as any consumer sees it.</summary>
internal static class TopicContent
{
    /// <summary>Waits until the topic holds at least so many records; gives all.</summary>
    public static async Task<List<Message<byte[]?, byte[]?>>> ReadAsync(string bootstrap, string topic, int atLeast)
    {
        using var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "looker", AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        var found = new List<Message<byte[]?, byte[]?>>();
        using (var admin = Topics.Admin(bootstrap))
        {
            await Eventually.TrueAsync(() => Task.FromResult(admin.GetMetadata(topic, TimeSpan.FromSeconds(5)).Topics[0].Partitions.Count > 0), "the topic is made");
            consumer.Assign(admin.GetMetadata(topic, TimeSpan.FromSeconds(5)).Topics[0].Partitions.Select(p => new TopicPartitionOffset(topic, p.PartitionId, Offset.Beginning)));
        }

        await Eventually.TrueAsync(() => Task.FromResult(Take() >= atLeast), $"{topic} has {atLeast} records");
        return found;

        int Take()
        {
            while (consumer.Consume(TimeSpan.FromMilliseconds(200)) is { } record)
            {
                found.Add(record.Message);
            }

            return found.Count;
        }
    }

    public static string? Header(this Message<byte[]?, byte[]?> message, string name)
        => message.Headers.TryGetLastBytes(name, out var value) ? Encoding.UTF8.GetString(value) : null;

    /// <summary>The contract, balance and watermark of a position.</summary>
    public static (string Id, decimal Balance, long Watermark) Position(this Message<byte[]?, byte[]?> message)
    {
        using var json = JsonDocument.Parse(message.Value!);
        var position = json.RootElement;
        Assert.Equal(Encoding.UTF8.GetString(message.Key!), position.GetProperty("contractId").GetString());
        return (position.GetProperty("contractId").GetString()!, decimal.Parse(position.GetProperty("balance").GetString()!, CultureInfo.InvariantCulture), position.GetProperty("watermark").GetInt64());
    }
}
