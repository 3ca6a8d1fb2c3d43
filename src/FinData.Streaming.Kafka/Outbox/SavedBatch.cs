using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>What one checkpoint saved, copied out of its buffers: contracts' states, and records that are no events.</summary>
internal sealed class SavedBatch
{
    private readonly byte[] bytes;
    private readonly (int IdLength, int StateLength, long Watermark)[] entries;

    /// <param name="withPositions">Without, the contracts are left out.</param>
    public SavedBatch(Checkpoint checkpoint, bool withPositions, bool withLetters)
    {
        NextOffset = checkpoint.NextOffset;
        Letters = withLetters ? [.. checkpoint.DeadLetters] : [];
        entries = new (int, int, long)[withPositions ? checkpoint.Entries.Count : 0];
        var size = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = checkpoint.Entries[i];
            entries[i] = (entry.ContractId.Length, entry.State.Length, entry.Watermark);
            size += entry.ContractId.Length + entry.State.Length;
        }

        bytes = new byte[size];
        var at = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            Copy(checkpoint.Bytes(checkpoint.Entries[i].ContractId));
            Copy(checkpoint.Bytes(checkpoint.Entries[i].State));
        }

        void Copy(ReadOnlySpan<byte> source)
        {
            source.CopyTo(bytes.AsSpan(at));
            at += source.Length;
        }
    }

    public long NextOffset { get; }

    public IReadOnlyList<DeadLetter> Letters { get; }

    /// <summary>Rough memory that the batch holds.</summary>
    public long Size => bytes.Length + (16L * entries.Length) + Letters.Sum(static l => l.Value.Length + 200L);

    public IEnumerable<(ReadOnlyMemory<byte> Id, StoredPosition Position)> Positions()
    {
        var at = 0;
        foreach (var (idLength, stateLength, watermark) in entries)
        {
            yield return (bytes.AsMemory(at, idLength), new StoredPosition(watermark, bytes.AsMemory(at + idLength, stateLength), default));
            at += idLength + stateLength;
        }
    }
}
