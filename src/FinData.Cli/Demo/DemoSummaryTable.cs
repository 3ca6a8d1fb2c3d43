using System.Globalization;

namespace FinData.Cli.Demo;

/// <summary>The demo's figures for people.</summary>
internal static class DemoSummaryTable
{
    public static void Write(Terminal terminal, DemoSummary summary, IngestReport ingest)
    {
        var table = Cells.Grid("What", "Figure>", "");
        table.AddTextRow("Events in the log", Cells.Count(summary.Events), ingest.Rejected == 0 ? "" : $"{Cells.Count(ingest.Rejected)} rejected");
        table.AddTextRow("Contracts", Cells.Count(summary.Contracts), $"of {Cells.Count(summary.Clients)} clients");
        table.AddTextRow("Bank: account-days", Cells.Count(summary.Bank.AccountDays), $"of {Cells.Count(summary.Bank.Accounts)} accounts, 1993-01-01 to 1994-03-30");
        table.AddTextRow("  step agrees exactly", Cells.Count(summary.Bank.StepExact), "");
        table.AddTextRow("  within 0.10 a row", Cells.Count(summary.Bank.StepWithinTolerance), "the bank rounds to 0.10");
        table.AddTextRow("  differ", Cells.Count(summary.Bank.Differ), "");
        table.AddTextRow("  largest drift", Cells.Amount(summary.Bank.MaxDrift), "CZK, of the running balance");
        table.AddTextRow("LendingClub: loans", Cells.Count(summary.LendingClub.Loans), "");
        table.AddTextRow("  installment agrees", Cells.Count(summary.LendingClub.InstallmentAgree), "");
        table.AddTextRow("Published tables: rows", Cells.Count(summary.Tables.Rows), "SAC and Price");
        table.AddTextRow("  agree to the cent", Cells.Count(summary.Tables.Agree), "");
        table.AddTextRow("Journals that do not balance", Cells.Count(summary.JournalUnbalanced), "");
        table.AddTextRow("Clients whose totals differ", Cells.Count(summary.ClientTotalsDiffer), "");
        table.AddTextRow("Seconds", summary.Seconds.ToString("0.0", CultureInfo.InvariantCulture), "");
        terminal.Out.Write(table);
    }

    /// <summary>The rows where a source and FinData disagree; docs/demo.md says why each source is the one at fault.</summary>
    public static void WriteDisagreements(Terminal terminal, DemoChecks checks)
    {
        foreach (var loan in checks.OtherInstallments.Order(StringComparer.Ordinal))
        {
            terminal.Line($"  {loan}");
        }

        foreach (var row in checks.TableDifferences.OrderBy(static d => d.Table, StringComparer.Ordinal).ThenBy(static d => d.Number))
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {row.Table} row {row.Number}: published {row.Published}, computed {row.Ours}"));
        }

        if (checks.OtherInstallments.Count + checks.TableDifferences.Count > 0)
        {
            terminal.Line("  (docs/demo.md says why these differ)");
        }

        terminal.Line();
    }
}
