using FinData.Grains;

namespace FinData.Cli.Bench;

/// <summary>Reads a whole log through its port, doing nothing else: what a pump cannot be faster than.</summary>
internal static class LogScan
{
    /// <summary>Reads every partition with <paramref name="threads"/> threads; gives the number of records.</summary>
    /// <param name="use">Gives the number of records in the block that it could not use.</param>
    public static async Task<long> ReadAllAsync(IEventLog log, int threads, Func<RecordBlock, long> use, CancellationToken cancellationToken)
    {
        var next = -1;
        var counts = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(
            async () =>
            {
                var count = 0L;
                for (var partition = Interlocked.Increment(ref next); partition < log.PartitionCount; partition = Interlocked.Increment(ref next))
                {
                    count += await ReadPartitionAsync(log, partition, use, cancellationToken);
                }

                return count;
            },
            cancellationToken)));
        return counts.Sum();
    }

    private static async Task<long> ReadPartitionAsync(IEventLog log, int partition, Func<RecordBlock, long> use, CancellationToken cancellationToken)
    {
        var defaults = new LedgerOptions();
        var range = await log.GetRangeAsync(partition, cancellationToken);
        using var block = new RecordBlock(defaults.BlockRecords, defaults.BlockBytes);
        await using var reader = log.OpenReader(partition, range.First);
        var count = 0L;
        for (var at = range.First; at < range.Next; at = block.Next)
        {
            await reader.ReadAsync(block, cancellationToken);
            count += block.Count;
            if (use(block) != 0)
            {
                throw new InvalidDataException("The benchmark's own events were refused.");
            }
        }

        return count;
    }
}
