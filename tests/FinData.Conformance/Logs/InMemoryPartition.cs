using FinData.Grains;

namespace FinData.Conformance;

/// <summary>The records of one partition and the signal that wakes its readers. Thread-safe.</summary>
internal sealed class InMemoryPartition
{
    private readonly Lock gate = new();
    private readonly List<(long Offset, byte[] Key, byte[] Value)> records = [];
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long next;

    /// <summary>Completes at the next <see cref="Wake"/>. Taken before looking for records, so that none slips between look and wait.</summary>
    public Task Arrived
    {
        get
        {
            lock (gate)
            {
                return arrived.Task;
            }
        }
    }

    public LogRange Range
    {
        get
        {
            lock (gate)
            {
                return new LogRange(records.Count == 0 ? next : records[0].Offset, next);
            }
        }
    }

    public long Append(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        lock (gate)
        {
            records.Add((next, key.ToArray(), value.ToArray()));
            return next++;
        }
    }

    public void Skip(long count)
    {
        lock (gate)
        {
            next += count;
        }
    }

    public void Wake()
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            waiting = arrived;
            arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
    }

    /// <summary>Adds records at or above <paramref name="from"/>, at most <paramref name="limit"/>, until the block is full; gives where to go on.</summary>
    public long Fill(RecordBlock block, long from, int limit = int.MaxValue)
    {
        lock (gate)
        {
            for (var i = IndexOf(from); i < records.Count && !block.IsFull && block.Count < limit; i++)
            {
                var (offset, key, value) = records[i];
                block.Add(offset, key, value);
                from = offset + 1;
            }

            return from;
        }
    }

    private int IndexOf(long offset)
    {
        var low = 0;
        var high = records.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (records[middle].Offset < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
