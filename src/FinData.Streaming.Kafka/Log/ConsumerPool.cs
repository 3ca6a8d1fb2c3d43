using FinData.Grains;
using Microsoft.Extensions.Logging;

namespace FinData.Streaming.Kafka;

/// <summary>
/// The clients that fetch: each serves some partitions, and each partition once. A second reader of a partition gets another client, which others share.
/// </summary>
internal sealed class ConsumerPool(KafkaOptions options, int partitionCount, ILogger logger) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int Tier, int Group), NativeConsumer> consumers = [];
    private readonly HashSet<PartitionQueue> open = [];
    private TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;

    /// <summary>Begins to fetch; waits while the partition has as many readers as it may have.</summary>
    public async Task<PartitionQueue> OpenAsync(int partition, long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (gate)
            {
                ThrowIfDisposed();
                for (var tier = 0; tier < options.ReadersPerPartition; tier++)
                {
                    if (ConsumerOf(tier, partition / options.PartitionsPerConsumer).TryOpen(options.Topic, partition, offset, out var queue))
                    {
                        open.Add(queue!);
                        return queue!;
                    }
                }

                change = closed.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Close(PartitionQueue queue)
    {
        lock (gate)
        {
            if (!disposed && open.Remove(queue))
            {
                queue.Close();
            }

            closed.TrySetResult();
            closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Lets every reader that waits look again.</summary>
    public void Wake()
    {
        lock (gate)
        {
            foreach (var queue in open)
            {
                queue.Wake();
            }
        }
    }

    /// <summary>Hears what the clients have to say.</summary>
    public void Poll()
    {
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
