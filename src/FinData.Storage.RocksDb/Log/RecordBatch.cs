using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FinData.Grains;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The value of one log entry: a run of records that lie side by side, so that a reader copies the run once. Its key is the offset of the first record;
/// the others follow without gaps. Layout, little-endian: version (1 byte), count (4), then for each record key length (2), value length (4), key, value.
/// </summary>
internal static class RecordBatch
{
    public const byte Version = 1;
    public const int HeaderBytes = 5;
    public const int RecordHeaderBytes = 6;

    /// <summary>A batch takes records while it holds less; one large record makes a large batch.</summary>
    public const int SoftBytes = 64 * 1024;

    /// <summary>Bounds what a seek into the middle of a batch has to walk.</summary>
    public const int MaxRecords = 512;

    public const int MaxKeyBytes = ushort.MaxValue;

    public static int SizeOf(in AppendRecord record) => RecordHeaderBytes + record.Key.Length + record.Value.Length;

    public static void WriteHeader(Span<byte> batch, int count)
    {
        batch[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(batch[1..], count);
    }

    public static void WriteRecord(Span<byte> target, in AppendRecord record)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)record.Key.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[2..], record.Value.Length);
        record.Key.Span.CopyTo(target[RecordHeaderBytes..]);
        record.Value.Span.CopyTo(target[(RecordHeaderBytes + record.Key.Length)..]);
    }

    /// <exception cref="InvalidDataException">Another version wrote the batch.</exception>
    public static int CountOf(ReadOnlySpan<byte> batch)
        => batch.Length >= HeaderBytes && batch[0] == Version
            ? BinaryPrimitives.ReadInt32LittleEndian(batch[1..])
            : throw new InvalidDataException("A batch of the log is not of a format that this version reads.");

    /// <summary>Copies the records at or above <paramref name="from"/> into the block, as many as it takes; gives the offset to go on from.</summary>
    /// <param name="room">How many bytes the block takes before it is full; lessened by what was copied.</param>
    public static long CopyTo(RecordBlock block, ReadOnlySpan<byte> batch, long baseOffset, long from, ref int room)
    {
        var count = CountOf(batch);
        var end = baseOffset + count;
        var position = HeaderBytes;
        var offset = baseOffset;
        for (; offset < from && offset < end; offset++)
        {
            position += LengthAt(batch, position);
        }

        // First see how far the run goes that fits, then copy it at once, then point into it.
        var start = position;
        var last = Math.Min(end, offset + block.MaxRecords - block.Count);
        var next = offset;
        for (; next < last && room > 0; next++)
        {
            var length = LengthAt(batch, position);
            position += length;
            room -= length;
        }

        AddEntries(block, block.AddBytes(batch[start..position]), batch[start..position], offset, next);
        return next;
    }

    private static void AddEntries(RecordBlock block, int blockStart, ReadOnlySpan<byte> run, long offset, long end)
    {
        var position = 0;
        for (; offset < end; offset++)
        {
            ref var header = ref Unsafe.AsRef(in run[position]);
            int keyLength = Unsafe.ReadUnaligned<ushort>(ref header);
            var valueLength = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref header, 2));
            var keyStart = blockStart + position + RecordHeaderBytes;
            block.AddEntry(new RecordEntry(offset, keyStart, keyLength, keyStart + keyLength, valueLength));
            position += RecordHeaderBytes + keyLength + valueLength;
        }
    }

    private static int LengthAt(ReadOnlySpan<byte> batch, int position)
    {
        var header = MemoryMarshal.CreateReadOnlySpan(in batch[position], RecordHeaderBytes);
        return RecordHeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(header) + BinaryPrimitives.ReadInt32LittleEndian(header[2..]);
    }
}
