using System.Collections.Concurrent;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>What the checkpoints of the partitions say, kept in memory while the database stays open. One lock a partition orders its writers.</summary>
internal sealed class PartitionTable
{
    private readonly ConcurrentDictionary<int, Entry> entries = new();

    public Lock GateOf(int partition) => EntryOf(partition).Gate;

    /// <summary>The caller holds the partition's lock.</summary>
    public PartitionState Current(in EngineScope scope, int partition)
    {
        var entry = EntryOf(partition);
        if (entry.Generation != scope.Generation)
        {
            entry.State = Read(scope, partition) ?? PartitionState.Unknown;
            entry.Generation = scope.Generation;
        }

        return entry.State;
    }

    /// <summary>The caller holds the partition's lock.</summary>
    public void Written(in EngineScope scope, int partition, PartitionState state)
    {
        var entry = EntryOf(partition);
        entry.State = state;
        entry.Generation = scope.Generation;
    }

    public static PartitionState? Read(in EngineScope scope, int partition)
        => scope.Database.Get(new StoreKey().Partition(partition), scope.Family(StoreFamily.Checkpoints)) is { } value ? PartitionState.Read(value) : null;

    public static void AddTo(WriteBatch batch, in EngineScope scope, int partition, PartitionState state)
        => batch.Put(new StoreKey().Partition(partition), state.ToBytes(), scope.Family(StoreFamily.Checkpoints));

    private Entry EntryOf(int partition) => entries.GetOrAdd(partition, static _ => new Entry());

    private sealed class Entry
    {
        public Lock Gate { get; } = new();

        public long Generation { get; set; }

        public PartitionState State { get; set; } = PartitionState.Unknown;
    }
}
