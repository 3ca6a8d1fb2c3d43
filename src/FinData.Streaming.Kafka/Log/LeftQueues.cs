namespace FinData.Streaming.Kafka;

/// <summary>
/// Queues whose readers have stopped and may come back: each page of the log is read by a reader of its own, which would begin to fetch anew. Few and for a
/// short time, since each holds memory and a place among the partition's readers. Its user locks.
/// </summary>
internal sealed class LeftQueues(TimeProvider time)
{
    /// <summary>Kept of one partition: more pagers than that at once fetch anew now and then.</summary>
    private const int MostOfAPartition = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly List<(PartitionQueue Queue, long Since)> queues = []; // the oldest first

    /// <summary>Keeps a queue; gives the one that makes room for it, to be closed.</summary>
    public PartitionQueue? Put(PartitionQueue queue)
    {
        queues.Add((queue, time.GetTimestamp()));
        return queues.Count(q => q.Queue.Partition == queue.Partition) > MostOfAPartition ? TakeOldest(queue.Partition) : null;
    }

    /// <summary>One that goes on exactly here.</summary>
    public PartitionQueue? Take(int partition, long offset) => TakeFirst(q => q.Partition == partition && q.Next == offset && q.Error == Rdkafka.NoError);

    public PartitionQueue? TakeOldest(int partition) => TakeFirst(q => q.Partition == partition);

    public List<PartitionQueue> TakeExpired() => TakeWhere(since => time.GetElapsedTime(since) > Patience);

    public List<PartitionQueue> TakeAll() => TakeWhere(static _ => true);

    private PartitionQueue? TakeFirst(Predicate<PartitionQueue> condition)
    {
        var place = queues.FindIndex(q => condition(q.Queue));
        if (place < 0)
        {
            return null;
        }

        var queue = queues[place].Queue;
        queues.RemoveAt(place);
        return queue;
    }

    private List<PartitionQueue> TakeWhere(Predicate<long> condition)
    {
        var taken = queues.FindAll(q => condition(q.Since)).ConvertAll(static q => q.Queue);
        queues.RemoveAll(q => condition(q.Since));
        return taken;
    }
}
