using System.Buffers;
using FinData.Conformance;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains.Tests.Cells;

public sealed class HistoryArenaTests
{
    [Fact]
    public void Chains_OfInterleavedContracts_ComeBackWholeAcrossChunks()
    {
        var arena = new HistoryArena();
        var heads = Enumerable.Repeat(-1, 7).ToArray();
        for (var i = 0; i < 60_000; i++)
        {
            heads[i % 7] = Append(arena, heads[i % 7], i, i % 7);
        }

        Assert.True(arena.Bytes > 2 * 1024 * 1024, "Too little for three chunks.");
        for (var contract = 0; contract < 7; contract++)
        {
            var expected = Enumerable.Range(0, 60_000).Where(i => i % 7 == contract).Reverse();
            Assert.Equal(expected, Walk(arena, heads[contract]));
        }
    }

    [Fact]
    public void Enumerate_AcrossChunks_GivesAllInOrderWithTheirContracts()
    {
        var arena = new HistoryArena();
        var lengths = new List<int>();
        for (var i = 0; i < 60_000; i++)
        {
            arena.Append(-1, i % 7, Given.Credited(1, 1m + i).At(i), Wire.Key($"event-{i}"), (ulong)i + 1, out var length);
            lengths.Add(length);
        }

        Assert.True(arena.Bytes > 2 * 1024 * 1024, "Too little for three chunks.");
        var number = 0;
        foreach (var next in arena)
        {
            Assert.Equal((number % 7, (ulong)number + 1, lengths[number]), (next.Contract, next.IdHash, next.Bytes.Length));
            var entries = new List<HistoryEntry>();
            CompactEventCodec.ReadAll(next.Bytes.ToArray(), entries);
            Assert.Equal($"event-{number}", Assert.Single(entries).EventId);
            number++;
        }

        Assert.Equal(60_000, number);
    }

    [Fact]
    public void Enumerate_ClearedArena_GivesNothing()
    {
        var arena = new HistoryArena();
        Append(arena, -1, 0);
        arena.Clear();
        foreach (var left in arena)
        {
            Assert.Fail($"An event of {left.Bytes.Length} bytes is left.");
        }
    }

    [Fact]
    public void Clear_ThenAppend_StartsAnewInTheSameMemory()
    {
        var arena = new HistoryArena();
        var head = -1;
        for (var i = 0; i < 10_000; i++)
        {
            head = Append(arena, head, i);
        }

        arena.Clear();
        Assert.Equal(0, arena.Bytes);
        Assert.Equal([1, 0], Walk(arena, Append(arena, Append(arena, -1, 0), 1)));
    }

    // Appends write without asking for room: the longest event must fit what is kept free at a chunk's end.
    [Fact]
    public void Append_OfTheLongestOpenings_FitsEveryChunk()
    {
        var arena = new HistoryArena();
        var opening = new ContractEvent(
            EventKind.Opened, EventLimits.MaxDate, long.MaxValue - 1, default, 0,
            new Opening(new string('c', EventLimits.MaxIdLength), Given.Loan with { Product = new string('\u20ac', EventLimits.MaxNameLength), Rate = Rate.EffectiveAnnual(99.9999999999m) }));
        var id = Wire.Key(new string('e', EventLimits.MaxIdLength));
        var head = -1;
        for (var i = 0; i < 5_000; i++)
        {
            head = arena.Append(head, 0, opening, id, 1, out _);
        }

        for (var i = 0; i < 5_000; i++)
        {
            var link = arena.Read(head);
            Assert.Equal(Compact(opening, id), link.Bytes.ToArray());
            head = link.Previous;
        }

        Assert.Equal(-1, head);
    }

    private static byte[] Compact(in ContractEvent happened, byte[] id)
    {
        var writer = new ArrayBufferWriter<byte>();
        CompactEventCodec.Write(writer, happened, id);
        return writer.WrittenSpan.ToArray();
    }

    private static int Append(HistoryArena arena, int previous, int number, int contract = 0)
        => arena.Append(previous, contract, Given.Credited(1, 1m + number).At(number), Wire.Key($"event-{number}"), (ulong)number + 1, out _);

    private static List<int> Walk(HistoryArena arena, int head)
    {
        var numbers = new List<int>();
        while (head >= 0)
        {
            var link = arena.Read(head);
            var entries = new List<HistoryEntry>();
            CompactEventCodec.ReadAll(link.Bytes, entries);
            var entry = Assert.Single(entries);
            var number = (int)entry.Event.Offset;
            Assert.Equal(($"event-{number}", 1m + number), (entry.EventId, entry.Event.Amount));
            numbers.Add(number);
            head = link.Previous;
        }

        return numbers;
    }
}
