using System.Buffers;
using FinData.Events;

namespace FinData.Grains;

/// <summary>One contract of a checkpoint. Slices point into <see cref="Checkpoint.Buffer"/>.</summary>
/// <param name="ContractId">UTF-8.</param>
/// <param name="ClientId">UTF-8; empty unless the contract was opened since the last checkpoint (then the client index needs it).</param>
/// <param name="Watermark">A store keeps a position only where it has none with an equal or higher watermark.</param>
/// <param name="State">The position's state.</param>
/// <param name="FirstOffset">Offset of the first event of <paramref name="History"/>: names the block, so that a repeat overwrites itself.</param>
/// <param name="History">New events since the last checkpoint, in offset order; empty when there are none.</param>
/// <param name="NewIds">Hashes of the event ids in <paramref name="History"/>, 8 bytes each, in the same order.</param>
public readonly record struct CheckpointEntry(
    Slice ContractId, Slice ClientId, long Watermark, Slice State, long FirstOffset, Slice History, Slice NewIds);

/// <summary>
/// What a pump saves at once: the dirty contracts of one partition, its totals and its next offset. Filled on the pump's thread,
/// written by another; reused after <see cref="Reset"/>. Not thread-safe.
/// </summary>
public sealed class Checkpoint : IBufferWriter<byte>
{
    private const int RestBytes = 64 * 1024;
    private byte[] buffer = new byte[RestBytes];
    private readonly List<CheckpointEntry> entries = [];

    public int Partition { get; private set; }

    public long Epoch { get; private set; }

    /// <summary>Everything below is in this checkpoint or an earlier one.</summary>
    public long NextOffset { get; set; }

    public IReadOnlyList<CheckpointEntry> Entries => entries;

    public ReadOnlyMemory<byte> Buffer => buffer.AsMemory(0, Length);

    public Slice Totals { get; set; }

    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>How many bytes are written so far: where the next slice starts.</summary>
    public int Length { get; private set; }

    public void Reset(int partition, long epoch, long nextOffset)
    {
        Length = 0;
        entries.Clear();
        DeadLetters.Clear();
        Totals = default;
        Partition = partition;
        Epoch = epoch;
        NextOffset = nextOffset;
    }

    /// <summary>Gives memory back; what was written is gone.</summary>
    public void Trim()
    {
        Reset(Partition, Epoch, NextOffset);
        entries.TrimExcess();
        if (buffer.Length > RestBytes)
        {
            buffer = new byte[RestBytes];
        }
    }

    /// <summary>Makes room at once for what is about to be added. More may come.</summary>
    public void Reserve(int contracts, long bytes)
    {
        entries.EnsureCapacity(contracts);
        GrowTo(Length + bytes);
    }

    public void Add(in CheckpointEntry entry) => entries.Add(entry);

    /// <summary>Appends bytes and says where they lie.</summary>
    public Slice Append(ReadOnlySpan<byte> bytes)
    {
        var start = Length;
        bytes.CopyTo(Free(bytes.Length).Span);
        Length += bytes.Length;
        return new Slice(start, bytes.Length);
    }

    /// <summary>Makes a slice whose bytes are to be written later, by <see cref="Fill"/>.</summary>
    public Slice Skip(int length)
    {
        Free(length);
        Length += length;
        return new Slice(Length - length, length);
    }

    /// <summary>Writes bytes of a slice that <see cref="Skip"/> made.</summary>
    public void Fill(int start, ReadOnlySpan<byte> bytes) => bytes.CopyTo(buffer.AsSpan(start, bytes.Length));

    public ReadOnlySpan<byte> Bytes(Slice slice) => buffer.AsSpan(slice.Start, slice.Length);

    void IBufferWriter<byte>.Advance(int count) => Length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => Free(sizeHint);

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Free(sizeHint).Span;

    private Memory<byte> Free(int size)
    {
        if (buffer.Length - Length < Math.Max(size, 1))
        {
            GrowTo(Math.Max((long)Length + size, 2L * buffer.Length));
        }

        return buffer.AsMemory(Length);
    }

    // What is not written yet is not cleared: tens of megabytes a checkpoint of a full stream.
    private void GrowTo(long size)
    {
        if (size > buffer.Length)
        {
            var larger = GC.AllocateUninitializedArray<byte>((int)Math.Min(size, Array.MaxLength));
            buffer.AsSpan(0, Length).CopyTo(larger);
            buffer = larger;
        }
    }
}
