using System.Globalization;

namespace FinData.Cli.Demo;

/// <summary>One loan as LendingClub recorded it.</summary>
/// <param name="Row">Row of the original file: names the loan.</param>
/// <param name="PercentAYear">14.07 is 14.07 % a year.</param>
/// <param name="Paid">What was paid in all, late fees left out, to the cent.</param>
internal sealed record LendingClubLoan(
    int Row, decimal Amount, int Months, decimal PercentAYear, decimal Installment, DateOnly Issued, string Grade, decimal Paid)
{
    public string ContractId => string.Create(CultureInfo.InvariantCulture, $"lc-{Row}");

    public string ClientId => string.Create(CultureInfo.InvariantCulture, $"lc-client-{Row}");
}

/// <summary>10,000 loans of January to March 2018 (data/lendingclub).</summary>
internal static class LendingClubData
{
    public static IReadOnlyList<LendingClubLoan> Load(string folder) =>
    [
        .. DemoData.Read(Path.Combine(folder, "lendingclub", "loans.csv.gz"), static r => new LendingClubLoan(
            r.Int("row"),
            r.Decimal("loan_amount"),
            r.Int("term"),
            r.Decimal("interest_rate"),
            r.Decimal("installment"),
            DateOnly.ParseExact(r.Text("issue_month"), "MMM-yyyy", CultureInfo.InvariantCulture),
            r.Text("grade"),
            // Binary rounding noise in the source (41630.443684235) goes here, and only here.
            Math.Round(r.Decimal("paid_total") - r.Decimal("paid_late_fees"), 2, MidpointRounding.ToEven))),
    ];
}
