using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Topics of their own for tests that share a broker.</summary>
internal static class Topics
{
    private static int number;

    public static string NewName() => $"test-{Environment.ProcessId}-{Interlocked.Increment(ref number)}-{Guid.NewGuid():N}";

    public static async Task<string> CreateAsync(string bootstrap, int partitions, string? name = null, Dictionary<string, string>? settings = null)
    {
        name ??= NewName();
        using var admin = Admin(bootstrap);
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = partitions, ReplicationFactor = 1, Configs = settings }]);
        return name;
    }

    public static async Task DeleteAsync(string bootstrap, string name)
    {
        using var admin = Admin(bootstrap);
        await admin.DeleteTopicsAsync([name]);
    }

    /// <summary>Deletes the records below an offset, as retention does.</summary>
    public static async Task TruncateAsync(string bootstrap, string name, int partition, long offset)
    {
        using var admin = Admin(bootstrap);
        await admin.DeleteRecordsAsync([new TopicPartitionOffset(name, partition, offset)]);
    }

    public static IAdminClient Admin(string bootstrap) => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();
}
