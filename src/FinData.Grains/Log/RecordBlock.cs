using System.Buffers;

namespace FinData.Grains;

/// <summary>Where one record lies in its block's buffer.</summary>
public readonly record struct RecordEntry(
    long Offset, int KeyStart, int KeyLength, int ValueStart, int ValueLength, int HeadersStart = 0, int HeadersLength = 0);

/// <summary>
/// The consecutive records of one partition that are handled together: one buffer of bytes and an array of entries, both reused from block to block.
/// Owned by one reader or one pump at a time; not thread-safe.
/// </summary>
public sealed class RecordBlock(int maxRecords, int maxBytes) : IDisposable
{
    private readonly RecordEntry[] entries = new RecordEntry[maxRecords];
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Math.Min(maxBytes, 64 * 1024));
    private int used;

    public int MaxRecords => entries.Length;

    /// <summary>Soft bound: a block takes records while it holds less than this.</summary>
    public int MaxBytes { get; } = maxBytes;

    public int Count { get; private set; }

    public bool IsFull => Count == entries.Length || used >= MaxBytes;

    /// <summary>One past the last offset that the block covers: where reading goes on. Beyond the last record where offsets after it hold none.</summary>
    public long Next { get; private set; }

    public ReadOnlySpan<RecordEntry> Entries => entries.AsSpan(0, Count);

    public ReadOnlySpan<byte> Buffer => buffer.AsSpan(0, used);

    public ReadOnlySpan<byte> Key(in RecordEntry entry) => buffer.AsSpan(entry.KeyStart, entry.KeyLength);

    public ReadOnlySpan<byte> Value(in RecordEntry entry) => buffer.AsSpan(entry.ValueStart, entry.ValueLength);

    /// <summary>The record's headers, encoded as Kafka encodes them within a record; empty where it has none.</summary>
    public ReadOnlySpan<byte> Headers(in RecordEntry entry) => buffer.AsSpan(entry.HeadersStart, entry.HeadersLength);

    public void Clear()
    {
        Count = 0;
        used = 0;
        Next = 0;
    }

    /// <summary>The offsets below hold no more records: a transaction's markers, or what compaction took.</summary>
    public void SkipTo(long offset) => Next = Math.Max(Next, offset);

    public void Add(long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> headers = default)
    {
        var start = used;
        var target = Reserve(key.Length + value.Length + headers.Length);
        key.CopyTo(target);
        value.CopyTo(target[key.Length..]);
        headers.CopyTo(target[(key.Length + value.Length)..]);
        AddEntry(new RecordEntry(
            offset, start, key.Length, start + key.Length, value.Length, start + key.Length + value.Length, headers.Length));
    }

    /// <summary>
    /// For logs that store records side by side: copies a run of bytes once and returns where it starts, for <see cref="AddEntry"/> to point into.
    /// </summary>
    public int AddBytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        return used - bytes.Length;
    }

    public void AddEntry(in RecordEntry entry)
    {
        entries[Count++] = entry;
        Next = entry.Offset + 1;
    }

    public void Dispose()
    {
        var rented = buffer;
        buffer = [];
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private Span<byte> Reserve(int length)
    {
        if (used + length > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(used + length, 2 * buffer.Length));
            buffer.AsSpan(0, used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        var span = buffer.AsSpan(used, length);
        used += length;
        return span;
    }
}
