using FinData.Grains;

namespace FinData.Conformance;

/// <summary>One contract as stored: its newest state and its history blocks by first offset.</summary>
internal sealed class InMemoryContract
{
    private readonly SortedDictionary<long, (byte[] Events, byte[] Ids)> blocks = [];
    private long watermark = -1;
    private byte[] state = [];

    public void Save(Checkpoint checkpoint, in CheckpointEntry entry)
    {
        if (entry.Watermark > watermark)
        {
            watermark = entry.Watermark;
            state = checkpoint.Bytes(entry.State).ToArray();
        }

        if (!entry.History.IsEmpty)
        {
            blocks[entry.FirstOffset] = (checkpoint.Bytes(entry.History).ToArray(), checkpoint.Bytes(entry.NewIds).ToArray());
        }
    }

    public void Damage(byte[]? otherState, byte[]? otherFirstBlock)
    {
        state = otherState ?? state;
        if (otherFirstBlock is not null)
        {
            var (offset, block) = blocks.First();
            blocks[offset] = (otherFirstBlock, block.Ids);
        }
    }

    public StoredPosition Read() => new(watermark, state, blocks.Values.SelectMany(b => b.Ids).ToArray());

    public IReadOnlyList<ReadOnlyMemory<byte>> ReadHistory() => [.. blocks.Values.Select(b => (ReadOnlyMemory<byte>)b.Events)];
}
