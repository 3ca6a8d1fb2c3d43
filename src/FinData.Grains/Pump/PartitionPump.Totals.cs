using System.Text;

namespace FinData.Grains;

/// <content>Totals from every contract of the partition, and which are quarantined, where those of the checkpoint will not do.</content>
internal sealed partial class PartitionPump
{
    private const int SumPage = 1_000;

    /// <summary>Sums every contract of the partition as of the checkpoint. Takes a while, and happens once: the next checkpoint saves what it gave.</summary>
    private async ValueTask SumAgainAsync(CancellationToken cancellationToken)
    {
        totals.Clear();
        Quarantined.Replace([]);
        Counters.Quarantined = 0;
        string? after = null;
        IReadOnlyList<string> ids;
        do
        {
            ids = await context.Store.ListContractsAsync(Shard.Partition, after, SumPage, cancellationToken);
            await SumAsync(ids, cancellationToken);
            after = ids.Count > 0 ? ids[^1] : null;
        }
        while (ids.Count == SumPage);
    }

    private async ValueTask SumAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var keys = ids.Select(static id => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(id)).ToArray();
        var positions = new StoredPosition?[keys.Length];
        await context.Store.LoadPositionsAsync(Shard.Partition, keys, positions, cancellationToken);
        for (var i = 0; i < positions.Length; i++)
        {
            if (positions[i] is not { } stored)
            {
                continue;
            }

            var state = CellState.Read(stored);
            totals.Move(default, PositionSummary.Of(state.Contract, state.IsQuarantined));
            if (state.IsQuarantined)
            {
                Counters.Quarantined++;
                Quarantined.Add(ids[i]);
            }
        }
    }
}
