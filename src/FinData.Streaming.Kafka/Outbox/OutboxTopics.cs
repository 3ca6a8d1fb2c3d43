namespace FinData.Streaming.Kafka;

/// <summary>Makes the outbox's topics where they are missing and the options say so.</summary>
internal sealed class OutboxTopics(KafkaAdmin admin, KafkaOptions options)
{
    private const int DeadLetterPartitions = 1;
    private readonly SemaphoreSlim gate = new(1, 1);
    private bool isDone;

    /// <exception cref="FinData.Grains.LogUnavailableException">The brokers do not answer, or refuse.</exception>
    public async Task EnsureAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (isDone || !options.CreateTopics)
            {
                return;
            }

            if (options.PositionsTopic.Length > 0)
            {
                var partitions = (await admin.DescribeAsync().ConfigureAwait(false)).Partitions;
                await admin.CreateAsync(options.PositionsTopic, partitions, new() { ["cleanup.policy"] = "compact" }).ConfigureAwait(false);
            }

            if (options.DeadLettersTopic.Length > 0)
            {
                await admin.CreateAsync(options.DeadLettersTopic, DeadLetterPartitions, new() { ["retention.ms"] = "-1" }).ConfigureAwait(false);
            }

            isDone = true;
        }
        finally
        {
            gate.Release();
        }
    }
}
