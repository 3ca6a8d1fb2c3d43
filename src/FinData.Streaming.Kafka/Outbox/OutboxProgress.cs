using System.Collections.Concurrent;
using Confluent.Kafka;
using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// How far the outbox has published each partition of the log, as the commits of a group of its own. What a crash makes it lose is published twice, never
/// left out. The client joins no group; the admin client, which could ask the same, ends the process where the group's coordinator is still loading.
/// </summary>
internal sealed class OutboxProgress : IDisposable
{
    private readonly KafkaOptions options;
    private readonly IConsumer<Ignore, Ignore> client;
    private readonly ConcurrentDictionary<int, long> pending = new();

    public OutboxProgress(KafkaOptions options, ILogger logger)
    {
        this.options = options;
        client = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig(KafkaSettings.ForAdmin(options)) { GroupId = $"{options.GroupId}.outbox", EnableAutoCommit = false })
            .SetLogHandler((_, message) => ClientLog.Write(logger, message))
            .SetErrorHandler(static (_, _) => { })
            .Build();
    }

    /// <summary>Null where nothing of the partition was ever published, or so long ago that the brokers have forgotten it.</summary>
    /// <exception cref="LogUnavailableException">The brokers do not answer.</exception>
    public Task<long?> ReadAsync(int partition) => AskAsync(() => client.Committed([new TopicPartition(options.Topic, partition)], options.RequestTimeout)[0].Offset switch
    {
        { Value: >= 0 } offset => offset.Value,
        _ => (long?)null,
    });

    public void Note(int partition, long nextOffset) => pending[partition] = nextOffset;

    /// <exception cref="LogUnavailableException">The brokers did not take it; it stays noted.</exception>
    public async Task CommitAsync()
    {
        var noted = pending.ToArray();
        if (noted.Length == 0)
        {
            return;
        }

        await AskAsync(() =>
        {
            client.Commit(noted.Select(o => new TopicPartitionOffset(options.Topic, o.Key, o.Value)));
            return true;
        }).ConfigureAwait(false);
        foreach (var one in noted)
        {
            pending.TryRemove(one);
        }
    }

    public void Dispose() => client.Dispose();

    // The client's calls block.
    private async Task<T> AskAsync<T>(Func<T> ask)
    {
        try
        {
            return await Task.Run(ask).ConfigureAwait(false);
        }
        catch (KafkaException e)
        {
            throw KafkaFaults.ToException(e.Error, options, e);
        }
    }
}
