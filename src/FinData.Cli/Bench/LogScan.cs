using FinData.Grains;

namespace FinData.Cli.Bench;

/// <summary>
/// Reads a whole log through its port, doing nothing else: what a pump cannot be faster than. As the pumps do, it reads all partitions at once on a number of
/// threads, so that a log which is fetched from elsewhere is fetched for all of them.
/// </summary>
internal static class LogScan
{
    // As the pumps': a partition then leaves its thread to the next one.
    private const int BlocksPerTurn = 64;

    /// <summary>Reads every partition with <paramref name="threads"/> threads; gives the number of records.</summary>
    /// <param name="use">Gives the number of records in the block that it could not use.</param>
    public static async Task<long> ReadAllAsync(IEventLog log, int threads, Func<RecordBlock, long> use, CancellationToken cancellationToken)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var counts = await Task.WhenAll(Enumerable.Range(0, log.PartitionCount).Select(partition => Task.Factory.StartNew(
            () => ReadPartitionAsync(log, partition, use, cancellationToken), cancellationToken, TaskCreationOptions.None, scheduler).Unwrap()));
        return counts.Sum();
    }

    private static async Task<long> ReadPartitionAsync(IEventLog log, int partition, Func<RecordBlock, long> use, CancellationToken cancellationToken)
    {
        var defaults = new LedgerOptions();
        var range = await log.GetRangeAsync(partition, cancellationToken);
        using var block = new RecordBlock(defaults.BlockRecords, defaults.BlockBytes);
        await using var reader = log.OpenReader(partition, range.First);
        var count = 0L;
        var blocks = 0;
        for (var at = range.First; at < range.Next; at = block.Next)
        {
            await reader.ReadAsync(block, cancellationToken);
            count += block.Count;
            if (use(block) != 0)
            {
                throw new InvalidDataException("The benchmark's own events were refused.");
            }

            if (++blocks % BlocksPerTurn == 0)
            {
                await Task.Yield();
            }
        }

        return count;
    }
}
