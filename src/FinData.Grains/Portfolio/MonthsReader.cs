using System.Text;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>
/// What contracts earned and what is expected of them, month by month, page by page from the store: as of the last checkpoint, and without a grain for each
/// contract of a ledger of millions.
/// </summary>
public sealed class MonthsReader(ILedgerStore store)
{
    /// <summary>Adds one page of a partition's contracts to the sums, and says where the next page begins; null at the end.</summary>
    public async ValueTask<string?> ReadAsync(int partition, string? after, int limit, MonthSums sums, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sums);
        var ids = await store.ListContractsAsync(partition, after, limit, cancellationToken);
        var income = new List<IncomeView>(ids.Count);
        var flows = new List<CashFlowView>(ids.Count);
        var leftOut = 0;
        foreach (var id in ids)
        {
            var entries = HistoryBlocks.Merge(await store.LoadHistoryAsync(partition, Encoding.UTF8.GetBytes(id), cancellationToken), []);
            if (entries.Count > 0 && !TryAdd(id, entries, income, flows))
            {
                leftOut++;
            }
        }

        sums.Add(income, flows, ids.Count, leftOut);
        return ids.Count == limit ? ids[^1] : null;
    }

    // One contract whose fold breaks an invariant, a quarantined one, must not keep the others from being summed.
    private static bool TryAdd(string id, List<HistoryEntry> entries, List<IncomeView> income, List<CashFlowView> flows)
    {
        try
        {
            var folded = FoldedContract.Of(id, entries);
            income.Add(folded.ToIncome(IncomeByMonth.Of(folded.Fold.Entries)));
            if (folded.ToCashFlow() is { } flow)
            {
                flows.Add(flow);
            }

            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }
}
