using System.Buffers;
using System.Buffers.Binary;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>
/// New history of one partition between two checkpoints: events laid side by side, each linked to the one before it of the same contract.
/// Record: 4 bytes link (-1: none), 4 bytes length, 8 bytes id hash, 8 bytes offset, then the event as <see cref="CompactEventCodec"/> writes it.
/// Written by the pump; readers copy chains under <see cref="Shard.HistoryGate"/>, without which nothing that is written is moved or cleared.
/// </summary>
internal sealed class HistoryArena : IBufferWriter<byte>
{
    private const int ChunkBits = 20;
    private const int ChunkSize = 1 << ChunkBits;
    private const int RestChunks = 1;
    private const int Header = 24;

    // No event is longer in compact form: ids, client and product have bounded lengths.
    private const int MaxEventLength = 1536;

    private byte[][] chunks = [];
    private int chunk = -1;
    private int used = ChunkSize;

    public long Bytes => chunk < 0 ? 0 : ((long)chunk << ChunkBits) + used;

    /// <summary>Appends one event and returns its reference, the new head of the contract's chain.</summary>
    public int Append(int previous, in ContractEvent value, ReadOnlySpan<byte> eventId, ulong idHash)
    {
        if (used + Header + MaxEventLength > ChunkSize)
        {
            NextChunk();
        }

        var start = used;
        used += Header;
        CompactEventCodec.Write(this, value, eventId);
        var header = chunks[chunk].AsSpan(start, Header);
        BinaryPrimitives.WriteInt32LittleEndian(header, previous);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], used - start - Header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], idHash);
        BinaryPrimitives.WriteInt64LittleEndian(header[16..], value.Offset);
        used = (used + 7) & ~7; // references count 8-byte units, so that 31 bits reach 16 GB
        return (int)((((long)chunk << ChunkBits) + start) >> 3);
    }

    /// <summary>The event at a reference, which is one that <see cref="Append"/> gave since the last <see cref="Clear"/>.</summary>
    public ChainLink Read(int reference)
    {
        var at = (long)reference << 3;
        var header = chunks[(int)(at >> ChunkBits)].AsMemory((int)(at & (ChunkSize - 1)));
        var span = header.Span;
        return new ChainLink(
            BinaryPrimitives.ReadInt32LittleEndian(span),
            BinaryPrimitives.ReadUInt64LittleEndian(span[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(span[16..]),
            header.Slice(Header, BinaryPrimitives.ReadInt32LittleEndian(span[4..])));
    }

    /// <summary>Forgets everything and keeps the memory for the next round.</summary>
    public void Clear()
    {
        chunk = -1;
        used = ChunkSize;
    }

    /// <summary>Gives memory back beyond a few chunks; for a cleared arena whose partition has come to rest.</summary>
    public void Trim()
    {
        if (chunk < 0 && chunks.Length > RestChunks)
        {
            Volatile.Write(ref chunks, chunks[..RestChunks]);
        }
    }

    void IBufferWriter<byte>.Advance(int count) => used += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => chunks[chunk].AsMemory(used);

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => chunks[chunk].AsSpan(used);

    private void NextChunk()
    {
        chunk++;
        used = 0;
        if (chunk == chunks.Length)
        {
            Volatile.Write(ref chunks, [.. chunks, new byte[ChunkSize]]);
        }
    }
}

/// <summary>One event of a chain, and the reference of the one before it.</summary>
internal readonly record struct ChainLink(int Previous, ulong IdHash, long Offset, ReadOnlyMemory<byte> Bytes);
