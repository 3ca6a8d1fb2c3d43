namespace FinData.Cli.Demo;

/// <summary>One row of the bank: what it posted, and the balance it states after it.</summary>
internal readonly record struct BankRow(string TransactionId, string AccountId, DateOnly Date, decimal SignedAmount, decimal Balance);

/// <summary>One account of the bank, with its rows in the order of the file.</summary>
internal sealed record BankAccount(string AccountId, string OwnerId, DateOnly Opened, IReadOnlyList<BankRow> Rows)
{
    /// <summary>Under which id FinData keeps the account.</summary>
    public string ContractId => $"berka-{AccountId}";

    public string ClientId => $"berka-client-{OwnerId}";
}

/// <summary>The Czech bank's accounts of 1993 and 1994 (data/berka).</summary>
internal static class BankData
{
    public static IReadOnlyList<BankAccount> Load(string folder)
    {
        var rows = DemoData.Read(Path.Combine(folder, "berka", "transactions.csv.gz"), static r => new BankRow(
                r.Text("trans_id"),
                r.Text("account_id"),
                r.Date("date"),
                // PRIJEM is money in; VYDAJ and VYBER (in cash) are money out.
                r.Text("type") == "PRIJEM" ? r.Decimal("amount") : -r.Decimal("amount"),
                r.Decimal("balance")))
            .GroupBy(static r => r.AccountId)
            .ToDictionary(static g => g.Key, static g => g.ToList());
        return
        [
            .. DemoData.Read(
                Path.Combine(folder, "berka", "accounts.csv.gz"),
                r => new BankAccount(r.Text("account_id"), r.Text("owner_client_id"), r.Date("opened"), rows[r.Text("account_id")])),
        ];
    }
}
