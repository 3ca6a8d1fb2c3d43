using FinData.Cli.Demo;
using FinData.Lending;

namespace FinData.Cli.Tests.Demo;

/// <summary>The figures of docs/demo.md without a server: what the schedules alone give.</summary>
public sealed class DemoScheduleTests
{
    private static readonly DemoSet Set = DemoSet.Load(DemoData.Folder);

    [Fact]
    public void Installments_OfTheLoans_AgreeButForThreeRows()
    {
        var others = Set.Loans.Where(static loan => Schedule.Resolve(LendingClubEvents.TermsOf(loan)).Installments[0].Total != loan.Installment);

        Assert.Equal(["lc-1548", "lc-1968", "lc-9687"], others.Select(static loan => loan.ContractId));
    }

    [Fact]
    public void Tables_Published_AgreeButForTheRowsOfTheirRounding()
    {
        var differences = Set.Tables.SelectMany(static table => TableComparison.Compare(
            table,
            [.. Schedule.Resolve(TableEvents.TermsOf(table)).Installments.Select(static i => new InstallmentView
            {
                Number = i.Number, DueDate = i.DueDate, OpeningPrincipal = i.OpeningPrincipal, Principal = i.Principal, Interest = i.Interest,
                Total = i.Total, ClosingPrincipal = i.ClosingPrincipal, PrincipalPaid = 0, InterestPaid = 0,
            })]));

        // Each is the last row of a table whose published principal parts do not add up to the principal.
        Assert.Equal(
            [
                "caixa_hackathon_2025-PRICE row 5: 186.44 + 3.34 = 189.78, 186.45 + 3.34 = 189.79",
                "price_10000_4m_scribd_622149570-PRICE row 4: 2867.92 + 286.79 = 3154.71, 2867.91 + 286.79 = 3154.70",
                "sac_120000_18m_trabalhosfeitos_682553-SAC row 18: 6666.67 + 83.33 = 6750.00, 6666.61 + 83.33 = 6749.94",
                "sac_3500_6m_slideserve_textbook_p124-SAC row 6: 583.33 + 11.67 = 595.00, 583.35 + 11.67 = 595.02",
            ],
            differences.Select(static d => $"{d.Table} row {d.Number}: {d.Published}, {d.Ours}"));
    }
}
