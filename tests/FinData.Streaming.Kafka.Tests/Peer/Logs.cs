using System.Text;
using Confluent.Kafka;
using FinData.Grains;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Logs on a test's topic, and records for them.</summary>
internal static class Logs
{
    public static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public static KafkaOptions Options(string bootstrap, string topic) => new()
    {
        BootstrapServers = bootstrap,
        Topic = topic,
        GroupId = $"group-{topic}",
        CheckInterval = TimeSpan.FromMilliseconds(200),
        RequestTimeout = TimeSpan.FromSeconds(5),
        AppendTimeout = TimeSpan.FromSeconds(30),
        StartPatience = TimeSpan.FromSeconds(20),
        ReplicationFactor = 1,
    };

    public static KafkaEventLog Open(string bootstrap, string topic, int? storedPartitions = null, Action<KafkaOptions>? configure = null)
    {
        var options = Options(bootstrap, topic);
        configure?.Invoke(options);
        return KafkaEventLog.Open(options, storedPartitions, 1, TimeProvider.System);
    }

    public static AppendRecord[] Values(params string[] values) => [.. values.Select(static v => new AppendRecord(0, "key"u8.ToArray(), Encoding.UTF8.GetBytes(v)))];

    /// <summary>Reads so many records, and gives their values and where reading goes on.</summary>
    public static async Task<(List<string> Values, long Next)> ReadAsync(IEventLog log, long from, int count)
    {
        var found = new List<string>();
        using var block = new RecordBlock(100, 1 << 20);
        await using var reader = log.OpenReader(0, from);
        var next = from;
        while (found.Count < count)
        {
            await reader.ReadAsync(block, Soon);
            found.AddRange(block.Entries.ToArray().Select(e => Encoding.UTF8.GetString(block.Value(e))));
            next = block.Next;
        }

        return (found, next);
    }

    public static IProducer<byte[]?, byte[]?> Producer(string bootstrap, Action<ProducerConfig>? configure = null)
    {
        var config = new ProducerConfig { BootstrapServers = bootstrap, LingerMs = 0 };
        configure?.Invoke(config);
        return new ProducerBuilder<byte[]?, byte[]?>(config).Build();
    }
}
