using System.Text;
using FinData.Grains;

namespace FinData.Streaming.Kafka;

/// <summary>
/// Publishes what a range of the log has changed: the contracts that its records name, as the store has them now, and its dead letters. Without a
/// beginning, every contract of the partition.
/// </summary>
/// <param name="saved">One past what the store is known to hold: a position beyond that may be taken back, and comes with its checkpoint.</param>
internal sealed class OutboxCatchUp(int partition, long? from, long to, OutboxContext context, Func<long> saved)
{
    private const int PageSize = 1_000;
    private readonly Dictionary<string, long> published = new(StringComparer.Ordinal);

    /// <returns>Watermarks of what was published.</returns>
    public async Task<Dictionary<string, long>> RunAsync(CancellationToken cancellationToken)
    {
        if (context.PublishesPositions)
        {
            await (from is { } first ? PublishChangedAsync(first, cancellationToken) : PublishAllAsync(cancellationToken)).ConfigureAwait(false);
        }

        if (context.PublishesLetters)
        {
            await PublishLettersAsync(cancellationToken).ConfigureAwait(false);
        }

        return published;
    }

    private async Task PublishAllAsync(CancellationToken cancellationToken)
    {
        for (string? after = null; ;)
        {
            var ids = await context.Store.ListContractsAsync(partition, after, PageSize, cancellationToken).ConfigureAwait(false);
            await PublishAsync(ids, cancellationToken).ConfigureAwait(false);
            if (ids.Count < PageSize)
            {
                return;
            }

            after = ids[^1];
        }
    }

    private async Task PublishChangedAsync(long first, CancellationToken cancellationToken)
    {
        var range = await context.Log.GetRangeAsync(partition, cancellationToken).ConfigureAwait(false);
        if (first < range.First)
        {
            await PublishAllAsync(cancellationToken).ConfigureAwait(false); // which contracts changed is not to be known any more
            return;
        }

        var end = Math.Min(to, range.Next);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var block = new RecordBlock(PageSize, 1 << 20);
        await using var reader = context.Log.OpenReader(partition, first);
        for (var at = first; at < end; at = block.Next)
        {
            await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false);
            AddIds(block, ids);
            if (ids.Count >= PageSize)
            {
                await PublishAsync([.. ids], cancellationToken).ConfigureAwait(false);
                ids.Clear();
            }
        }

        await PublishAsync([.. ids], cancellationToken).ConfigureAwait(false);
    }

    private static void AddIds(RecordBlock block, HashSet<string> ids)
    {
        foreach (ref readonly var entry in block.Entries)
        {
            ids.Add(Encoding.UTF8.GetString(block.Key(entry)));
        }
    }

    private async Task PublishAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var keys = ids.Select(static id => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(id)).ToArray();
        var found = new StoredPosition?[keys.Length];
        await context.Store.LoadPositionsAsync(partition, keys, found, cancellationToken).ConfigureAwait(false);
        var bound = saved();
        var positions = keys.Zip(found).Where(p => p.Second is { } position && position.Watermark < bound).Select(static p => (p.First, p.Second!.Value)).ToArray();
        await context.Publisher.PublishAsync(partition, positions).ConfigureAwait(false);
        foreach (var (id, position) in positions)
        {
            published[Encoding.UTF8.GetString(id.Span)] = position.Watermark;
        }
    }

    private async Task PublishLettersAsync(CancellationToken cancellationToken)
    {
        for (long? before = null; ;)
        {
            var page = await context.Store.ListDeadLettersAsync(before, PageSize, cancellationToken).ConfigureAwait(false);
            await context.Publisher.PublishAsync([.. page.Where(l => l.Partition == partition && l.Offset >= (from ?? 0) && l.Offset < to)]).ConfigureAwait(false);
            if (page.Count < PageSize)
            {
                return;
            }

            before = page[^1].Sequence;
        }
    }
}
