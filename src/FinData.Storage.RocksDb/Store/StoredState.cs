using System.Buffers.Binary;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The value of a position, and of each operand that is merged into it: watermark (8 bytes, little-endian), length of the ids (4), ids, state.
/// </summary>
internal static class StoredState
{
    public const int HeaderBytes = sizeof(long) + sizeof(int);

    public static long WatermarkOf(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt64LittleEndian(value);

    public static ReadOnlySpan<byte> IdsOf(ReadOnlySpan<byte> value) => value.Slice(HeaderBytes, IdsLength(value));

    public static ReadOnlySpan<byte> StateOf(ReadOnlySpan<byte> value) => value[(HeaderBytes + IdsLength(value))..];

    public static int SizeOf(int idsLength, int stateLength) => HeaderBytes + idsLength + stateLength;

    public static void WriteHeader(Span<byte> value, long watermark, int idsLength)
    {
        BinaryPrimitives.WriteInt64LittleEndian(value, watermark);
        BinaryPrimitives.WriteInt32LittleEndian(value[sizeof(long)..], idsLength);
    }

    private static int IdsLength(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt32LittleEndian(value[sizeof(long)..]);
}
