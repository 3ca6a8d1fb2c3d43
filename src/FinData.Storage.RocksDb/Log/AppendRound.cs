using System.Buffers;
using System.Buffers.Binary;
using FinData.Grains;
using RocksDbSharp;

namespace FinData.Storage.RocksDb;

/// <summary>
/// Lays the records of many appends into batches, partition by partition in their order, and gives them offsets. Reused from round to round by the writer.
/// </summary>
internal sealed class AppendRound(int partitionCount) : IDisposable
{
    private readonly Lane[] lanes = [.. Enumerable.Range(0, partitionCount).Select(_ => new Lane())];

    /// <summary>Where each touched partition ends after this round.</summary>
    public IEnumerable<LogPosition> Ends => lanes.Select((lane, partition) => (lane, partition)).Where(l => l.lane.Touched).Select(l => new LogPosition(l.partition, l.lane.Next));

    public WriteBatch Batch { get; } = new();

    public void Begin(ReadOnlySpan<PartitionTail> tails)
    {
        Batch.Clear();
        for (var p = 0; p < lanes.Length; p++)
        {
            lanes[p].Begin(tails[p].Next);
        }
    }

    public void Add(in EngineScope scope, AppendRequest request)
    {
        var records = request.Records.Span;
        for (var i = 0; i < records.Length; i++)
        {
            var partition = records[i].Partition;
            var lane = lanes[partition];
            if (lane.IsFull)
            {
                lane.Flush(Batch, scope.Family(partition + 1));
            }

            request.Positions[i] = new LogPosition(partition, lane.Add(records[i]));
        }
    }

    public void End(in EngineScope scope)
    {
        for (var p = 0; p < lanes.Length; p++)
        {
            lanes[p].Flush(Batch, scope.Family(p + 1));
        }
    }

    public void Dispose() => Batch.Dispose();

    /// <summary>The batch of one partition that is being filled.</summary>
    private sealed class Lane
    {
        private readonly ArrayBufferWriter<byte> buffer = new(RecordBatch.HeaderBytes);
        private int count;

        public long Next { get; private set; }

        public bool Touched { get; private set; }

        public bool IsFull => count == RecordBatch.MaxRecords || buffer.WrittenCount >= RecordBatch.SoftBytes;

        public void Begin(long next)
        {
            Next = next;
            Touched = false;
            count = 0;
        }

        public long Add(in AppendRecord record)
        {
            if (count == 0)
            {
                buffer.ResetWrittenCount();
                buffer.GetSpan(RecordBatch.HeaderBytes);
                buffer.Advance(RecordBatch.HeaderBytes);
            }

            var size = RecordBatch.SizeOf(record);
            RecordBatch.WriteRecord(buffer.GetSpan(size), record);
            buffer.Advance(size);
            count++;
            Touched = true;
            return Next++;
        }

        public void Flush(WriteBatch batch, ColumnFamilyHandle family)
        {
            if (count == 0)
            {
                return;
            }

            Span<byte> key = stackalloc byte[LogEntries.KeyBytes];
            BinaryPrimitives.WriteInt64BigEndian(key, Next - count);
            var value = System.Runtime.InteropServices.MemoryMarshal.AsMemory(buffer.WrittenMemory).Span;
            RecordBatch.WriteHeader(value, count);
            batch.Put((ReadOnlySpan<byte>)key, value, family);
            count = 0;
        }
    }
}
