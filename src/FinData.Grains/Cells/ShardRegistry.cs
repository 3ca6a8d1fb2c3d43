using System.Collections.Concurrent;

namespace FinData.Grains;

/// <summary>The partitions that this silo holds, for the grains beside them.</summary>
internal sealed class ShardRegistry
{
    private readonly ConcurrentDictionary<int, PartitionPump> pumps = [];

    public IEnumerable<PartitionPump> Pumps => pumps.Values;

    public PartitionPump? Find(int partition) => pumps.GetValueOrDefault(partition);

    public void Add(PartitionPump pump) => pumps[pump.Shard.Partition] = pump;

    /// <summary>Removes this very pump; a newer one of the same partition stays.</summary>
    public void Remove(PartitionPump pump) => pumps.TryRemove(new KeyValuePair<int, PartitionPump>(pump.Shard.Partition, pump));
}
