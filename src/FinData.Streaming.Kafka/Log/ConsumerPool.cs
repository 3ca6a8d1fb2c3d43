using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// The clients that fetch: each serves some partitions, and each partition once. A second reader of a partition gets another client, which others share.
/// What a reader leaves is kept for a while (<see cref="LeftQueues"/>): who pages through the log goes on where he was.
/// </summary>
internal sealed class ConsumerPool(KafkaOptions options, int partitionCount, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int Tier, int Group), NativeConsumer> consumers = [];
    private readonly HashSet<PartitionQueue> open = [];
    private readonly LeftQueues left = new(time);
    private TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;

    /// <summary>Begins to fetch, or goes on where a reader has stopped; waits while the partition has as many readers as it may have.</summary>
    public async Task<PartitionQueue> OpenAsync(int partition, long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                ThrowIfDisposed();
                if ((left.Take(partition, offset) ?? TryOpen(partition, offset)) is { } queue)
                {
                    open.Add(queue);
                    return queue;
                }

                if (left.TakeOldest(partition) is { } spare)
                {
                    spare.Close();
                    continue;
                }

                change = closed.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="mayGoOn">Whether another reader may go on with what the queue has fetched.</param>
    public void Close(PartitionQueue queue, bool mayGoOn)
    {
        lock (gate)
        {
            if (!disposed && open.Remove(queue))
            {
                (mayGoOn ? left.Put(queue) : queue)?.Close();
            }

            closed.TrySetResult();
            closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>The topic may be another one: what was fetched is let go, and every reader that waits looks again.</summary>
    public void StartOver()
    {
        lock (gate)
        {
            left.TakeAll().ForEach(static queue => queue.Close());
            foreach (var queue in open)
            {
                queue.Wake();
            }
        }
    }

    /// <summary>Hears what the clients have to say, and stops fetching for readers that have not come back.</summary>
    public void Poll()
    {
        lock (gate)
        {
            left.TakeExpired().ForEach(static queue => queue.Close());
        }

        foreach (var consumer in All())
        {
            consumer.Poll();
        }
    }

    public void Commit(IEnumerable<KeyValuePair<int, long>> offsets)
    {
        NativeConsumer first;
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            first = ConsumerOf(0, 0);
        }

        first.Commit(options.Topic, offsets);
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            closed.TrySetResult();
        }

        foreach (var consumer in All())
        {
            consumer.Dispose();
        }
    }

    public void ThrowIfDisposed()
    {
        if (disposed)
        {
            throw new LogUnavailableException("The log is closed.");
        }
    }

    private PartitionQueue? TryOpen(int partition, long offset)
    {
        for (var tier = 0; tier < options.ReadersPerPartition; tier++)
        {
            if (ConsumerOf(tier, partition / options.PartitionsPerConsumer).TryOpen(options.Topic, partition, offset, out var queue))
            {
                return queue;
            }
        }

        return null;
    }

    private NativeConsumer[] All()
    {
        lock (gate)
        {
            return [.. consumers.Values];
        }
    }

    private NativeConsumer ConsumerOf(int tier, int group)
    {
        if (!consumers.TryGetValue((tier, group), out var consumer))
        {
            consumers[(tier, group)] = consumer = new NativeConsumer(KafkaSettings.ForConsumer(options, partitionCount), logger);
        }

        return consumer;
    }
}
