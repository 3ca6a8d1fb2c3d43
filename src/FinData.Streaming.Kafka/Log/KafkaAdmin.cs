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
    /// <summary>How much longer than the client's own bound an answer is waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly KafkaOptions options;
    private readonly LastingAdmin<IAdminClient> client;
    private readonly LastingAdmin<NativeAdmin> describer;
    private volatile Error? lastError; // the client complains of the same thing once in a while only, so it is kept until somebody answers

    public KafkaAdmin(KafkaOptions options, TimeProvider time, ILogger logger)
    {
        this.options = options;
        client = new LastingAdmin<IAdminClient>(
            () => new AdminClientBuilder(KafkaSettings.ForAdmin(options))
                .SetErrorHandler((_, error) => OnError(error))
                .SetLogHandler((_, message) => ClientLog.Write(logger, message))
                .Build(),
            options.RequestTimeout + Grace,
            time);
        describer = new LastingAdmin<NativeAdmin>(() => new NativeAdmin(KafkaSettings.ForAdmin(options), OnError, logger), options.RequestTimeout + Grace, time);
    }

    public async Task<TopicDescription> DescribeAsync()
    {
        try
        {
            var topic = await describer.AskBlockingAsync(d => d.Describe(options.Topic, options.RequestTimeout)).ConfigureAwait(false);
            lastError = null;
            return topic;
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
            var (firsts, nexts) = await client.AskAsync(async c =>
            {
                try
                {
                    var both = await Task.WhenAll(
                        c.ListOffsetsAsync(all.Select(static p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = OffsetSpec.Earliest() }), ask),
                        c.ListOffsetsAsync(all.Select(static p => new TopicPartitionOffsetSpec { TopicPartition = p, OffsetSpec = OffsetSpec.Latest() }), ask)).ConfigureAwait(false);
                    return (both[0], both[1]);
                }
                catch (ListOffsetsException e)
                {
                    // Its own error only says that some of the answers are errors.
                    throw new KafkaException(e.Result?.ResultInfos.Find(static r => r.TopicPartitionOffsetError.Error.IsError)?.TopicPartitionOffsetError.Error ?? e.Error, e);
                }
            }).ConfigureAwait(false);
            var ranges = new LogRange[partitions];
            foreach (var info in firsts.ResultInfos)
            {
                ranges[info.TopicPartitionOffsetError.Partition] = new LogRange(OffsetOf(info), 0);
            }

            foreach (var info in nexts.ResultInfos)
            {
                ref var range = ref ranges[info.TopicPartitionOffsetError.Partition];
                range = new LogRange(Math.Min(range.First, OffsetOf(info)), OffsetOf(info));
            }

            return ranges;
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
            await client.AskAsync(async c =>
            {
                await c.CreateTopicsAsync(
                    [new TopicSpecification { Name = topic, NumPartitions = partitions, ReplicationFactor = options.ReplicationFactor, Configs = settings }],
                    new CreateTopicsOptions { RequestTimeout = options.RequestTimeout }).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
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

    public void Dispose()
    {
        describer.Dispose();
        client.Dispose();
    }

    private void OnError(Error error) => lastError = error.Code == ErrorCode.Local_AllBrokersDown ? lastError ?? error : error;

    private static long OffsetOf(ListOffsetsResultInfo info) => info.TopicPartitionOffsetError.Offset.Value;

    // A question that nobody answers only says that time is over; the client's own complaint says why.
    private LogUnavailableException Explain(KafkaException e)
        => KafkaFaults.ToException(KafkaFaults.Of(e.Error) == LogFault.Unavailable ? lastError ?? e.Error : e.Error, options, e);
}
