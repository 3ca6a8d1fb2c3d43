namespace FinData.Cli;

/// <summary>Sums contracts the slow way, to hold against what the client grains keep.</summary>
internal static class ClientTotals
{
    /// <summary>Totals by kind and currency, in that order; contracts that are not open yet have neither and are in no client's total.</summary>
    public static IReadOnlyList<CurrencyTotals> Sum(IEnumerable<ContractView> contracts) =>
    [
        .. contracts.Where(static c => c.Kind is not null && c.Currency is not null)
            .GroupBy(static c => (Kind: c.Kind!, Currency: c.Currency!))
            .OrderBy(static g => g.Key)
            .Select(static g => new CurrencyTotals
            {
                Kind = g.Key.Kind,
                Currency = g.Key.Currency,
                Contracts = g.Count(),
                Balance = g.Sum(static c => c.Balance),
                AccruedInterest = g.Sum(static c => c.AccruedInterest),
                PrincipalOutstanding = g.Sum(static c => c.PrincipalOutstanding),
                Overdue = g.Sum(static c => c.Overdue),
            }),
    ];

    public static bool Equal(IEnumerable<CurrencyTotals> expected, IEnumerable<CurrencyTotals> answered)
        => expected.SequenceEqual(answered.OrderBy(static t => (t.Kind, t.Currency)));
}
