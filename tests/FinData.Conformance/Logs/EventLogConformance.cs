using System.Text;
using FinData.Grains;

namespace FinData.Conformance;

/// <summary>What every <see cref="IEventLog"/> keeps to. A log's tests derive from this and say how it is opened.</summary>
public abstract partial class EventLogConformance : IAsyncLifetime
{
    protected const int Partitions = 4;

    private IEventLog? log;

    protected IEventLog Log => log ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>A limit for what should happen at once: a test that waits longer fails instead of hanging.</summary>
    protected static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    public async ValueTask InitializeAsync() => log = await OpenAsync(Partitions);

    public virtual async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty log.</summary>
    protected abstract ValueTask<IEventLog> OpenAsync(int partitionCount);

    /// <summary>Closes the log and opens its data again.</summary>
    protected abstract ValueTask<IEventLog> ReopenAsync(IEventLog open);

    protected static AppendRecord Record(int partition, string value)
        => new(partition, Encoding.UTF8.GetBytes($"key-{partition}"), Encoding.UTF8.GetBytes(value));

    protected static AppendRecord[] Records(int count, Func<int, int> partitionOf)
        => [.. Enumerable.Range(0, count).Select(i => Record(partitionOf(i), $"value-{i}"))];

    /// <summary>Reads until <paramref name="count"/> records are there, checking that offsets rise.</summary>
    protected static async Task<List<(long Offset, string Key, string Value)>> ReadAsync(IEventLog log, int partition, long from, int count, int blockRecords = 100)
    {
        var found = new List<(long Offset, string Key, string Value)>();
        using var block = new RecordBlock(blockRecords, 1 << 20);
        await using var reader = log.OpenReader(partition, from);
        while (found.Count < count)
        {
            await reader.ReadAsync(block, Soon);
            Assert.InRange(block.Count, 1, blockRecords);
            foreach (var entry in block.Entries.ToArray())
            {
                Assert.True(entry.Offset >= from && (found.Count == 0 || entry.Offset > found[^1].Offset), $"Offset {entry.Offset} does not rise.");
                found.Add((entry.Offset, Encoding.UTF8.GetString(block.Key(entry)), Encoding.UTF8.GetString(block.Value(entry))));
            }
        }

        return found;
    }

    private async Task ReopenAsync() => log = await ReopenAsync(Log);
}
