using System.Collections.Immutable;

namespace FinData.Grains;

/// <summary>Sums of a client's contracts by kind and currency.</summary>
internal static class ClientTotals
{
    public static ClientView ToView(string clientId, DateOnly? asOf, ImmutableArray<ClientContract> contracts) => new()
    {
        ClientId = clientId,
        AsOf = asOf,
        Contracts = contracts,
        Delinquency = DelinquencyTotals.Of(contracts),
        Totals = [.. contracts
            .GroupBy(static c => (c.Kind, c.Currency))
            .OrderBy(static g => g.Key.Kind, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Currency, StringComparer.Ordinal)
            .Select(static g => new CurrencyTotals
            {
                Kind = g.Key.Kind,
                Currency = g.Key.Currency,
                Contracts = g.Count(),
                Balance = g.Sum(static c => c.Balance),
                AccruedInterest = g.Sum(static c => c.AccruedInterest),
                PrincipalOutstanding = g.Sum(static c => c.PrincipalOutstanding),
                Overdue = g.Sum(static c => c.Overdue),
            })],
    };
}
