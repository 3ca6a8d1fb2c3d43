using System.Buffers;
using FinData.Conformance;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains.Tests.Cells;

public sealed class HistoryBlocksTests
{
    [Fact]
    public void Merge_OfBlocksAndRecent_IsInOffsetOrder()
        => Assert.Equal([1, 4, 7, 9, 12], Offsets(HistoryBlocks.Merge([Block(1, 4), Block(7)], Entries(9, 12))));

    [Fact]
    public void Merge_OfEventsThatAreInBoth_HasThemOnce()
        => Assert.Equal([1, 4, 7], Offsets(HistoryBlocks.Merge([Block(1, 4, 7)], Entries(4, 7))));

    // A replay that cut its checkpoints elsewhere leaves a block that overlaps the one before it.
    [Fact]
    public void Merge_OfOverlappingBlocks_HasEachEventOnce()
        => Assert.Equal([1, 4, 7, 9], Offsets(HistoryBlocks.Merge([Block(1, 4, 7), Block(4, 7, 9)], [])));

    [Fact]
    public void Merge_UpToAWatermark_LeavesOutWhatComesAfter()
        => Assert.Equal([1, 4], Offsets(HistoryBlocks.Merge([Block(1, 4, 7)], Entries(9), watermark: 6)));

    [Fact]
    public void Merge_OfNothing_IsEmpty() => Assert.Empty(HistoryBlocks.Merge([], []));

    [Fact]
    public void Merge_OfADamagedBlock_Throws() => Assert.Throws<InvalidDataException>(static () => HistoryBlocks.Merge([Block(1)[..^1]], []));

    private static IEnumerable<long> Offsets(List<HistoryEntry> entries) => entries.Select(static e => e.Event.Offset);

    private static List<HistoryEntry> Entries(params long[] offsets)
    {
        var entries = new List<HistoryEntry>();
        CompactEventCodec.ReadAll(Block(offsets), entries);
        return entries;
    }

    private static ReadOnlyMemory<byte> Block(params long[] offsets)
    {
        var writer = new ArrayBufferWriter<byte>();
        foreach (var offset in offsets)
        {
            CompactEventCodec.Write(writer, Given.Credited(1, 1m).At(offset), Wire.Key($"e{offset}"));
        }

        return writer.WrittenMemory;
    }
}
