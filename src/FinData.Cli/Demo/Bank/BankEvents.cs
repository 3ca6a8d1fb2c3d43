using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Demo;

/// <summary>The bank's rows as account events: opened at a rate of zero (the bank's interest comes as rows), then credits and debits.</summary>
internal static class BankEvents
{
    private static readonly DemoEvents Events = new("berka");
    private static readonly Currency Koruna = Currency.Parse("CZK");
    private static readonly AccountTerms Terms = new() { Product = "berka-account", Currency = Koruna };

    public static IEnumerable<EventEnvelope> Of(BankAccount account)
    {
        var opened = account.Rows.Select(static r => r.Date).Append(account.Opened).Min();
        yield return Events.Opened(account.ContractId, account.ClientId, opened, Terms);
        foreach (var row in account.Rows)
        {
            var kind = row.SignedAmount >= 0 ? EventKind.Credited : EventKind.Debited;
            yield return Events.Posted($"t{row.TransactionId}", account.ContractId, kind, row.Date, Koruna, Math.Abs(row.SignedAmount));
        }
    }
}
