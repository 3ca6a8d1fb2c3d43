namespace FinData.Lending.Progressive;

/// <summary>What the lines of a contract's journal sum to, by account and installment. The journal of a progressive loan is the differences from one day to the next.</summary>
internal sealed class ProgressiveLedger
{
    private readonly SortedDictionary<(JournalAccount Account, int Installment), decimal> sums = [];

    internal void Add(JournalAccount account, int installment, decimal amount)
        => sums[(account, installment)] = sums.GetValueOrDefault((account, installment)) + amount;

    /// <summary>What leads from here to another: each line on its own, all of them in balance.</summary>
    internal IEnumerable<(JournalAccount Account, int Installment, decimal Amount)> To(ProgressiveLedger next)
    {
        foreach (var key in sums.Keys.Union(next.sums.Keys).Order())
        {
            var difference = next.sums.GetValueOrDefault(key) - sums.GetValueOrDefault(key);
            if (difference != 0)
            {
                yield return (key.Account, key.Installment, difference);
            }
        }
    }
}
