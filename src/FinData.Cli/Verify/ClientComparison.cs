namespace FinData.Cli;

/// <summary>Compares what a client grain answers with the client's contracts as the log folds them.</summary>
internal static class ClientComparison
{
    public static IEnumerable<Difference> Compare(string clientId, IReadOnlyList<ContractView> folded, ClientView? answered)
    {
        if (answered is null)
        {
            yield return new Difference(clientId, "client", "in the log", "unknown to the server");
            yield break;
        }

        var expected = folded.Select(ToEntry).ToDictionary(static c => c.ContractId, StringComparer.Ordinal);
        foreach (var entry in answered.Contracts)
        {
            if (!expected.Remove(entry.ContractId, out var ours))
            {
                yield return new Difference(clientId, entry.ContractId, Difference.Absent, entry.ToString());
            }
            else if (ours != entry)
            {
                yield return new Difference(clientId, entry.ContractId, ours.ToString(), entry.ToString());
            }
        }

        foreach (var missing in expected.Values)
        {
            yield return new Difference(clientId, missing.ContractId, missing.ToString(), Difference.Absent);
        }

        var totals = ClientTotals.Sum(folded);
        if (!ClientTotals.Equal(totals, answered.Totals))
        {
            yield return new Difference(clientId, "totals", string.Join("; ", totals), string.Join("; ", answered.Totals));
        }
    }

    private static ClientContract ToEntry(ContractView view) => new()
    {
        ContractId = view.ContractId,
        Kind = view.Kind ?? "none",
        Product = view.Product ?? "",
        Currency = view.Currency ?? "",
        Status = view.Status,
        Balance = view.Balance,
        AccruedInterest = view.AccruedInterest,
        PrincipalOutstanding = view.PrincipalOutstanding,
        Overdue = view.Overdue,
        DaysPastDue = view.DaysPastDue,
        Watermark = view.Watermark,
    };
}
