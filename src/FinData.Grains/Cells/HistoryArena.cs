using System.Buffers;
using System.Buffers.Binary;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>
/// New history of one partition between two checkpoints: events laid side by side, each linked to the one before it of the same contract.
/// Record: 4 bytes link (-1: none), 4 bytes number of the contract, 4 bytes length, 8 bytes id hash, then the event as <see cref="CompactEventCodec"/> writes it.
/// Written by the pump; readers copy chains under <see cref="Shard.HistoryGate"/>, without which nothing that is written is moved or cleared.
/// </summary>
internal sealed class HistoryArena : IBufferWriter<byte>
{
    private const int ChunkBits = 20;
    private const int ChunkSize = 1 << ChunkBits;
    private const int RestChunks = 1;
    private const int Header = 20;

    // No event is longer in compact form: ids, client and product have bounded lengths.
    private const int MaxEventLength = 1536;

    private byte[][] chunks = [];
    private int[] ends = []; // how far each full chunk is written
    private int chunk = -1;
    private int used = ChunkSize;

    public long Bytes => chunk < 0 ? 0 : ((long)chunk << ChunkBits) + used;

    /// <summary>Appends one event and returns its reference, the new head of the contract's chain.</summary>
    /// <param name="contract">The contract's number since the last <see cref="Clear"/>.</param>
    /// <param name="length">Bytes of the event.</param>
    public int Append(int previous, int contract, in ContractEvent value, ReadOnlySpan<byte> eventId, ulong idHash, out int length)
    {
        if (used + Header + MaxEventLength > ChunkSize)
        {
            NextChunk();
        }

        var start = used;
        used += Header;
        CompactEventCodec.Write(this, value, eventId);
        length = used - start - Header;
        var header = chunks[chunk].AsSpan(start, Header);
        BinaryPrimitives.WriteInt32LittleEndian(header, previous);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], contract);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[12..], idHash);
        used = (used + 7) & ~7; // references count 8-byte units, so that 31 bits reach 16 GB
        return (int)((((long)chunk << ChunkBits) + start) >> 3);
    }

    /// <summary>The event at a reference, which is one that <see cref="Append"/> gave since the last <see cref="Clear"/>.</summary>
    public ChainLink Read(int reference)
    {
        var at = (long)reference << 3;
        var record = chunks[(int)(at >> ChunkBits)].AsMemory((int)(at & (ChunkSize - 1)));
        var header = record.Span;
        return new ChainLink(BinaryPrimitives.ReadInt32LittleEndian(header), record.Slice(Header, BinaryPrimitives.ReadInt32LittleEndian(header[8..])));
    }

    /// <summary>All events, in the order in which they were appended: so memory is read from end to end.</summary>
    public Enumerator GetEnumerator() => new(this);

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
            ends = ends[..RestChunks];
            Volatile.Write(ref chunks, chunks[..RestChunks]);
        }
    }

    void IBufferWriter<byte>.Advance(int count) => used += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint) => chunks[chunk].AsMemory(used);

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => chunks[chunk].AsSpan(used);

    private void NextChunk()
    {
        if (chunk >= 0)
        {
            ends[chunk] = used;
        }

        chunk++;
        used = 0;
        if (chunk == chunks.Length)
        {
            Array.Resize(ref ends, chunk + 1);
            Volatile.Write(ref chunks, [.. chunks, new byte[ChunkSize]]);
        }
    }

    /// <summary>Walks an arena that nobody appends to meanwhile.</summary>
    internal ref struct Enumerator(HistoryArena arena)
    {
        private int chunk = -1;
        private ReadOnlySpan<byte> rest;

        public ArenaEvent Current { get; private set; }

        public bool MoveNext()
        {
            if (rest.IsEmpty)
            {
                if (chunk >= arena.chunk)
                {
                    return false;
                }

                chunk++;
                rest = arena.chunks[chunk].AsSpan(0, chunk == arena.chunk ? arena.used : arena.ends[chunk]);
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(rest[8..]);
            Current = new ArenaEvent(BinaryPrimitives.ReadInt32LittleEndian(rest[4..]), BinaryPrimitives.ReadUInt64LittleEndian(rest[12..]), rest.Slice(Header, length));
            rest = rest[((Header + length + 7) & ~7)..];
            return true;
        }
    }
}

/// <summary>One event of a chain, and the reference of the one before it.</summary>
internal readonly record struct ChainLink(int Previous, ReadOnlyMemory<byte> Bytes);

/// <summary>One event of an arena, and the number of its contract.</summary>
internal readonly ref struct ArenaEvent(int contract, ulong idHash, ReadOnlySpan<byte> bytes)
{
    public int Contract { get; } = contract;

    public ulong IdHash { get; } = idHash;

    public ReadOnlySpan<byte> Bytes { get; } = bytes;
}
