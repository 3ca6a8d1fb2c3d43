using FinData.Grains;

namespace FinData.Conformance;

/// <summary>One contract as stored: its newest state and its history blocks by first offset.</summary>
internal sealed class InMemoryContract
{
    private readonly SortedDictionary<long, (long Epoch, byte[] Events, byte[] Ids)> blocks = [];
    private long watermark = -1;
    private byte[] state = [];

    public void SavePosition(long newWatermark, byte[] newState)
    {
        if (newWatermark > watermark)
        {
            (watermark, state) = (newWatermark, newState);
        }
    }

    /// <summary>A block of a lower epoch comes too late where one of a higher is: that one may be longer.</summary>
    public void SaveHistory(long epoch, long firstOffset, byte[] events, byte[] ids)
    {
        if (events.Length > 0 && (!blocks.TryGetValue(firstOffset, out var known) || known.Epoch <= epoch))
        {
            blocks[firstOffset] = (epoch, events, ids);
        }
    }

    public void Damage(byte[]? otherState, byte[]? otherFirstBlock)
    {
        state = otherState ?? state;
        if (otherFirstBlock is not null)
        {
            var (offset, block) = blocks.First();
            blocks[offset] = block with { Events = otherFirstBlock };
        }
    }

    /// <summary>Null while there is a history only.</summary>
    public StoredPosition? Read() => watermark < 0 ? null : new StoredPosition(watermark, state, blocks.Values.SelectMany(b => b.Ids).ToArray());

    public IReadOnlyList<ReadOnlyMemory<byte>> ReadHistory() => [.. blocks.Values.Select(b => (ReadOnlyMemory<byte>)b.Events)];
}
