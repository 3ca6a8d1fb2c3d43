using Confluent.Kafka;
using Confluent.Kafka.Admin;
using FinData.Grains;
using Microsoft.Extensions.Logging;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FinData.Streaming.Kafka;

/// <summary>What the brokers say of the topic; <paramref name="Id"/> is null where they were not there to say.</summary>
internal sealed record TopicDescription(string? Id, int Partitions);

/// <summary>Asks the brokers about the topic. Every failure is a <see cref="LogUnavailableException"/> that says what to do.</summary>
internal sealed class KafkaAdmin : IDisposable
{
    private readonly KafkaOptions options;
    private readonly IAdminClient client;
    private volatile Error? lastError; // the client complains of the same thing once in a while only, so it is kept until somebody answers

    public KafkaAdmin(KafkaOptions options, ILogger logger)
    {
        this.options = options;
        client = new AdminClientBuilder(KafkaSettings.ForAdmin(options))
            .SetErrorHandler((_, error) => lastError = error.Code == ErrorCode.Local_AllBrokersDown ? lastError ?? error : error)
            .SetLogHandler((_, message) => ClientLog.Write(logger, message))
            .Build();
    }

    public async Task<TopicDescription> DescribeAsync()
    {
        try
        {
            var result = await client.DescribeTopicsAsync(
                TopicCollection.OfTopicNames([options.Topic]), new DescribeTopicsOptions { RequestTimeout = options.RequestTimeout }).ConfigureAwait(false);
            lastError = null;
            var topic = result.TopicDescriptions[0];
            return new TopicDescription(topic.TopicId.ToString(), topic.Partitions.Count);
        }
        catch (DescribeTopicsException e)
        {
            throw KafkaFaults.ToException(e.Results.TopicDescriptions[0].Error, options, e);
        }
        catch (KafkaException e)
        {
            throw Explain(e);
        }
    }

    /// <summary>The ranges of all partitions.</summary>
    public async Task<LogRange[]> ReadRangesAsync(int partitions)
    {
        try
        {
            var all = Enumerable.Range(0, partitions).Select(p => new TopicPartition(options.Topic, p)).ToArray();
            var ask = new ListOffsetsOptions { RequestTimeout = options.RequestTimeout, IsolationLevel = IsolationLevel.ReadCommitted };
            var firsts = client.ListOffsetsAsync(all.Select(static p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = OffsetSpec.Earliest() }), ask);
            var nexts = client.ListOffsetsAsync(all.Select(static p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = OffsetSpec.Latest() }), ask);
            var ranges = new LogRange[partitions];
            foreach (var info in (await firsts.ConfigureAwait(false)).ResultInfos)
            {
                ranges[info.TopicPartitionOffsetError.Partition] = new LogRange(OffsetOf(info), 0);
            }

            foreach (var info in (await nexts.ConfigureAwait(false)).ResultInfos)
            {
                ref var range = ref ranges[info.TopicPartitionOffsetError.Partition];
                range = new LogRange(Math.Min(range.First, OffsetOf(info)), OffsetOf(info));
            }

            return ranges;
        }
        catch (ListOffsetsException e)
        {
            var failed = e.Result?.ResultInfos.Find(static r => r.TopicPartitionOffsetError.Error.IsError);
            throw KafkaFaults.ToException(failed?.TopicPartitionOffsetError.Error ?? e.Error, options, e);
        }
        catch (KafkaException e)
        {
            throw Explain(e);
        }
    }

    public async Task CreateAsync(string topic, int partitions, Dictionary<string, string> settings)
    {
        try
        {
            await client.CreateTopicsAsync(
                [new TopicSpecification { Name = topic, NumPartitions = partitions, ReplicationFactor = options.ReplicationFactor, Configs = settings }]).ConfigureAwait(false);
        }
        catch (CreateTopicsException e) when (e.Results[0].Error.Code == ErrorCode.TopicAlreadyExists)
        {
            // Another server was first; its topic is as good.
        }
        catch (CreateTopicsException e)
        {
            throw new LogUnavailableException($"Topic {topic} could not be made: {e.Results[0].Error.Reason}.", e, KafkaFaults.Of(e.Results[0].Error));
        }
        catch (KafkaException e)
        {
            throw Explain(e);
        }
    }

    public void Dispose() => client.Dispose();

    private static long OffsetOf(ListOffsetsResultInfo info) => info.TopicPartitionOffsetError.Offset.Value;

    // A question that nobody answers only says that time is over; the client's own complaint says why.
    private LogUnavailableException Explain(KafkaException e) => KafkaFaults.ToException(lastError ?? e.Error, options, e);
}
