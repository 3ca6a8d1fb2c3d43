using System.Buffers.Binary;

namespace FinData.Storage.RocksDb;

/// <summary>
/// Builds keys in a buffer that is reused, so that a key costs no allocation. Numbers are big-endian, so that keys sort as their parts do.
/// The span that a method returns is good until the next call. Not thread-safe.
/// </summary>
internal sealed class StoreKey
{
    private const int PartitionBytes = sizeof(ushort);
    private const int HistoryTail = 1 + sizeof(long);

    private byte[] buffer = new byte[512];

    public ReadOnlySpan<byte> Partition(int partition) => Build(PartitionBytes, partition);

    public ReadOnlySpan<byte> Contract(int partition, ReadOnlySpan<byte> contractId)
    {
        var key = Build(PartitionBytes + contractId.Length, partition);
        contractId.CopyTo(key[PartitionBytes..]);
        return key;
    }

    public ReadOnlySpan<byte> History(int partition, ReadOnlySpan<byte> contractId, long firstOffset)
    {
        var key = Build(PartitionBytes + contractId.Length + HistoryTail, partition);
        contractId.CopyTo(key[PartitionBytes..]);
        key[^HistoryTail] = 0;
        BinaryPrimitives.WriteInt64BigEndian(key[^sizeof(long)..], firstOffset);
        return key;
    }

    /// <summary>Whether the key is of this very contract: another's id may hold a zero and sort between this one's blocks.</summary>
    public static bool IsHistoryOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> contractId)
        => key.Length == PartitionBytes + contractId.Length + HistoryTail && key[PartitionBytes..^HistoryTail].SequenceEqual(contractId) && key[^HistoryTail] == 0;

    public ReadOnlySpan<byte> Client(ReadOnlySpan<byte> clientId, ReadOnlySpan<byte> contractId)
    {
        var key = Build(sizeof(ushort) + clientId.Length + contractId.Length, clientId.Length);
        clientId.CopyTo(key[sizeof(ushort)..]);
        contractId.CopyTo(key[(sizeof(ushort) + clientId.Length)..]);
        return key;
    }

    public ReadOnlySpan<byte> Letter(long sequence)
    {
        var key = Take(1 + sizeof(long));
        key[0] = 0;
        BinaryPrimitives.WriteInt64BigEndian(key[1..], sequence);
        return key;
    }

    public ReadOnlySpan<byte> LetterOrigin(int partition, long offset)
    {
        var key = Take(1 + sizeof(ushort) + sizeof(long));
        key[0] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(key[1..], checked((ushort)partition));
        BinaryPrimitives.WriteInt64BigEndian(key[3..], offset);
        return key;
    }

    private Span<byte> Build(int length, int head)
    {
        var key = Take(length);
        BinaryPrimitives.WriteUInt16BigEndian(key, checked((ushort)head));
        return key;
    }

    private Span<byte> Take(int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[length];
        }

        return buffer.AsSpan(0, length);
    }
}
