using System.Text;
using FinData.Grains;

namespace FinData.Storage.RocksDb.Tests;

public sealed class RecordBatchTests
{
    [Theory]
    [InlineData(100, 100, 10)]
    [InlineData(104, 104, 6)]
    [InlineData(109, 109, 1)]
    [InlineData(110, 0, 0)]
    [InlineData(500, 0, 0)]
    [InlineData(0, 100, 10)]
    public void CopyTo_FromAnyOffset_TakesTheRest(long from, long first, int count)
    {
        using var block = new RecordBlock(50, 10_000);
        var room = block.MaxBytes;
        Assert.Equal(110, RecordBatch.CopyTo(block, Batch(10), 100, from, ref room));
        Assert.Equal(Enumerable.Range(0, count).Select(i => first + i), block.Entries.ToArray().Select(e => e.Offset));
        Assert.All(block.Entries.ToArray(), e => Assert.Equal($"{e.Offset - 100}:value", Encoding.UTF8.GetString(block.Key(e)) + ":" + Encoding.UTF8.GetString(block.Value(e))));
    }

    [Fact]
    public void CopyTo_BlockWithRoomForThree_StopsThereAndTakesNoByteMore()
    {
        using var block = new RecordBlock(3, 10_000);
        var room = block.MaxBytes;
        Assert.Equal(103, RecordBatch.CopyTo(block, Batch(10), 100, 100, ref room));
        Assert.Equal(3 * 12, block.Buffer.Length);
        Assert.Equal(10_000 - (3 * 12), room);
    }

    [Fact]
    public void CountOf_AnotherVersion_IsRefused()
    {
        var batch = Batch(1);
        batch[0] = 9;
        Assert.Throws<InvalidDataException>(() => RecordBatch.CountOf(batch));
        Assert.Throws<InvalidDataException>(() => RecordBatch.CountOf([]));
    }

    // Each record: six bytes of header, a digit as key, "value".
    private static byte[] Batch(int count)
    {
        var batch = new byte[RecordBatch.HeaderBytes + (count * 12)];
        RecordBatch.WriteHeader(batch, count);
        for (var i = 0; i < count; i++)
        {
            RecordBatch.WriteRecord(batch.AsSpan(RecordBatch.HeaderBytes + (i * 12)), new AppendRecord(0, Encoding.UTF8.GetBytes($"{i}"), "value"u8.ToArray()));
        }

        return batch;
    }
}
