using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>What a start finds out about the topic. It blocks: a server without the number of its partitions can do nothing else.</summary>
internal sealed class TopicStart(KafkaAdmin admin, KafkaOptions options, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public TopicDescription Find(int? storedPartitions, int newPartitions)
        => Task.Run(() => FindAsync(storedPartitions, newPartitions)).GetAwaiter().GetResult();

    private async Task<TopicDescription> FindAsync(int? storedPartitions, int newPartitions)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                var found = await admin.DescribeAsync().ConfigureAwait(false);
                return storedPartitions is null || storedPartitions == found.Partitions
                    ? found
                    : throw new LogUnavailableException(
                        FormattableString.Invariant($"Topic {options.Topic} has {found.Partitions} partitions, the store was made with {storedPartitions}: a contract's events would be looked for where they are not. Configure the topic that the store was folded from, or an empty store."),
                        fault: LogFault.Repartitioned);
            }
            catch (LogUnavailableException e) when (storedPartitions is not null && e.Fault != LogFault.Repartitioned)
            {
                // The store answers reads; what is wrong with the topic is seen in every partition, and asked about again.
                return new TopicDescription(null, storedPartitions.Value);
            }
            catch (LogUnavailableException e) when (e.Fault == LogFault.Missing)
            {
                if (!options.CreateTopics)
                {
                    throw new LogUnavailableException(
                        $"Topic {options.Topic} is not on the brokers at {options.BootstrapServers}. Make it with as many partitions as you will ever need and without retention, or set Kafka:CreateTopics.",
                        e, LogFault.Missing);
                }

                await admin.CreateAsync(options.Topic, newPartitions, new() { ["retention.ms"] = "-1", ["retention.bytes"] = "-1" }).ConfigureAwait(false);
            }
            catch (LogUnavailableException e) when (e.Fault == LogFault.Unavailable && time.GetElapsedTime(started) < options.StartPatience)
            {
                await Task.Delay(Pause, time).ConfigureAwait(false);
            }
        }
    }
}
