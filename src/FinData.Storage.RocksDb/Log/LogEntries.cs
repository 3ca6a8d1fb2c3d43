using System.Buffers.Binary;
using FinData.Grains;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>Finds batches in a partition's column family, whose keys are the offsets of their first records, big-endian so that they sort.</summary>
internal static class LogEntries
{
    public const int KeyBytes = sizeof(long);

    public static LogRange RangeOf(in EngineScope scope, int partition)
    {
        using var iterator = scope.Database.NewIterator(scope.Family(partition + 1));
        var isEmpty = !iterator.SeekToLast().Valid();
        EngineScope.ThrowIfFailed(iterator);
        if (isEmpty)
        {
            return new LogRange(0, 0);
        }

        var next = OffsetOf(iterator) + RecordBatch.CountOf(iterator.GetValueSpan());
        return new LogRange(OffsetOf(iterator.SeekToFirst()), next);
    }

    /// <summary>Fills the block with records at or above <paramref name="from"/>; gives the offset to go on from.</summary>
    public static long Fill(in EngineScope scope, int partition, ReadOptions readOptions, RecordBlock block, long from)
    {
        using var iterator = scope.Database.NewIterator(scope.Family(partition + 1), readOptions);
        Seek(iterator, from);
        for (var room = block.MaxBytes; iterator.Valid() && !block.IsFull; iterator.Next())
        {
            from = Math.Max(from, RecordBatch.CopyTo(block, iterator.GetValueSpan(), OffsetOf(iterator), from, ref room));
        }

        EngineScope.ThrowIfFailed(iterator);
        return from;
    }

    public static long OffsetOf(Iterator iterator) => BinaryPrimitives.ReadInt64BigEndian(iterator.GetKeySpan());

    // The batch that holds the offset starts at or before it; where the offset is below the first batch, that one is next.
    private static void Seek(Iterator iterator, long offset)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        BinaryPrimitives.WriteInt64BigEndian(key, offset);
        if (!iterator.SeekForPrev((ReadOnlySpan<byte>)key).Valid())
        {
            iterator.SeekToFirst();
        }
    }
}
