using System.Buffers.Binary;
using FinData.Grains;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The stored checkpoint of one partition: epoch, next offset and highest watermark (8 bytes each, little-endian), totals. Immutable.
/// </summary>
/// <param name="MaxWatermark">
/// No position of the partition has a higher one. What a checkpoint brings above it is newer than anything stored, and needs no look at what is there.
/// </param>
internal sealed record PartitionState(long Epoch, long NextOffset, long MaxWatermark, ReadOnlyMemory<byte> Totals)
{
    private const int HeaderBytes = 3 * sizeof(long);

    public static PartitionState Unknown { get; } = new(0, 0, -1, default);

    public static PartitionState Read(byte[] value) => new(
        BinaryPrimitives.ReadInt64LittleEndian(value),
        BinaryPrimitives.ReadInt64LittleEndian(value.AsSpan(sizeof(long))),
        BinaryPrimitives.ReadInt64LittleEndian(value.AsSpan(2 * sizeof(long))),
        value.AsMemory(HeaderBytes));

    public byte[] ToBytes()
    {
        var value = new byte[HeaderBytes + Totals.Length];
        BinaryPrimitives.WriteInt64LittleEndian(value, Epoch);
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(sizeof(long)), NextOffset);
        BinaryPrimitives.WriteInt64LittleEndian(value.AsSpan(2 * sizeof(long)), MaxWatermark);
        Totals.Span.CopyTo(value.AsSpan(HeaderBytes));
        return value;
    }

    public PartitionLease ToLease(int partition) => new(partition, Epoch, NextOffset, Totals);
}
