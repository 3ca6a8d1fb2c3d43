using FinData.Grains;
using RocksDbSharp;
using Checkpoint = FinData.Grains.Checkpoint;

namespace FinData.Storage.RocksDb;

/// <summary>Lays a checkpoint's contracts into a write batch.</summary>
/// <param name="historyApart">Their histories are in the store already.</param>
internal sealed class CheckpointWriter(Checkpoint checkpoint, PartitionState before, bool historyApart)
{
    private readonly StoreKey key = new();
    private byte[] value = new byte[1024];

    /// <summary>The highest watermark of the partition once the batch is written.</summary>
    public long MaxWatermark { get; private set; } = before.MaxWatermark;

    /// <param name="order">The entries' indexes in the order of their ids.</param>
    public void WriteTo(WriteBatch batch, in EngineScope scope, ReadOnlySpan<int> order)
    {
        foreach (var i in order)
        {
            Write(batch, scope, checkpoint.Entries[i]);
        }
    }

    private void Write(WriteBatch batch, in EngineScope scope, in CheckpointEntry entry)
    {
        var contractId = checkpoint.Bytes(entry.ContractId);
        if (IsNewer(scope, contractId, entry.Watermark))
        {
            batch.Merge(key.Contract(checkpoint.Partition, contractId), PositionOf(entry), scope.Family(StoreFamily.Positions));
            MaxWatermark = Math.Max(MaxWatermark, entry.Watermark);
        }

        if (!historyApart && !entry.History.IsEmpty)
        {
            batch.Put(key.History(checkpoint.Partition, contractId, entry.FirstOffset), checkpoint.Bytes(entry.History), scope.Family(StoreFamily.History));
        }

        if (!entry.ClientId.IsEmpty)
        {
            batch.Put(key.Client(checkpoint.Bytes(entry.ClientId), contractId), default, scope.Family(StoreFamily.Clients));
        }
    }

    private bool IsNewer(in EngineScope scope, ReadOnlySpan<byte> contractId, long watermark)
    {
        if (watermark > before.MaxWatermark)
        {
            return true;
        }

        Span<byte> stored = stackalloc byte[StoredState.HeaderBytes];
        return !PositionLoader.TryReadHead(scope, key.Contract(checkpoint.Partition, contractId), stored) || watermark > StoredState.WatermarkOf(stored);
    }

    private ReadOnlySpan<byte> PositionOf(in CheckpointEntry entry)
    {
        var ids = checkpoint.Bytes(entry.NewIds);
        var state = checkpoint.Bytes(entry.State);
        var length = StoredState.SizeOf(ids.Length, state.Length);
        if (value.Length < length)
        {
            value = new byte[2 * length];
        }

        StoredState.WriteHeader(value, entry.Watermark, ids.Length);
        ids.CopyTo(value.AsSpan(StoredState.HeaderBytes));
        state.CopyTo(value.AsSpan(StoredState.HeaderBytes + ids.Length));
        return value.AsSpan(0, length);
    }
}
