namespace FinData.Lending.Tests.Schedules;

/// <summary>
/// Every row of published amortization tables. Where a source contradicts itself, the row says what differs and why; all else must agree to the cent.
/// Columns: system, principal, monthly rate, count, number, payment, interest, principal part, balance after (empty where the source has none).
/// </summary>
public sealed class PublishedTableTests
{
    public static TheoryData<string, string> Tables => new()
    {
        { "caixa_hackathon_2025.csv", "SAC" },
        { "caixa_hackathon_2025.csv", "PRICE" },
        { "price_10000_4m_scribd_622149570.csv", "PRICE" },
        { "sac_120000_18m_trabalhosfeitos_682553.csv", "SAC" },
        { "sac_3500_6m_slideserve_textbook_p124.csv", "SAC" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Schedule_OfAPublishedTable_AgreesInEveryRow(string file, string system)
    {
        var rows = TestData.Rows(file).Where(row => row[0] == system).ToList();
        var installments = Schedule.Resolve(TermsOf(rows[0])).Installments;
        Assert.Equal(rows.Count, installments.Length);
        foreach (var (row, ours) in rows.Zip(installments))
        {
            var slip = SlipOf(file, system, ours.Number);
            Assert.Equal(Text.Number(row[6]), ours.Interest);
            Assert.Equal(Text.Number(row[7]) + slip.Principal, ours.Principal);
            Assert.Equal(Text.Number(row[5]) + slip.Principal, ours.Total);
            if (row[8].Length > 0)
            {
                Assert.Equal(Text.Number(row[8]) + slip.Balance, ours.ClosingPrincipal);
            }
        }

        Assert.Equal(Text.Number(rows[0][1]), installments.Sum(static installment => installment.Principal));
        Assert.Equal(0m, installments[^1].ClosingPrincipal);
    }

    [Fact]
    public void Installment_OfLendingClub_AgreesIn9997Of10000()
    {
        var agree = 0;
        var rows = TestData.Rows("lendingclub_installments.csv.gz");
        foreach (var row in rows)
        {
            var terms = new LoanTerms
            {
                Product = "lc",
                Currency = Currency.Parse("USD"),
                DayCount = DayCount.Thirty360,
                Principal = Text.Number(row[0]),
                Count = int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture),
                Rate = Rate.NominalAnnual(Text.Number(row[2]) / 100),
                Amortization = Amortization.EqualInstallment,
                FirstDueDate = new DateOnly(2018, 3, 1),
                InstallmentRounding = RoundingRule.Up,
            };
            agree += Schedule.Resolve(terms).Installments[0].Total == Text.Number(row[3]) ? 1 : 0;
        }

        // The other three are a cent or more off what any rounding of their own rate gives.
        Assert.Equal((10_000, 9_997), (rows.Count, agree));
    }

    // Where a source's own rows don't add up, by what our row differs.
    private static (decimal Principal, decimal Balance) SlipOf(string file, string system, int number) => (file[..8], system, number) switch
    {
        // Its rounded parts sum to 120,000.06 and it never says so: the balance before the last row is printed as the last part, not as what is left.
        ("sac_1200", _, 17) => (0m, 120_000m - (17 * 6666.67m) - 6666.67m),
        ("sac_1200", _, 18) => (120_000m - (18 * 6666.67m), 0m),

        // It ends with 0.02 that nobody pays; our last installment takes it.
        ("sac_3500", _, 6) => (3500m - (6 * 583.33m), -0.02m),

        // Both carry unrounded balances: the printed parts sum to 10,000.01 and to 899.99.
        ("price_10", _, 3) => (0m, 5475.11m - 2607.20m - 2867.92m),
        ("price_10", _, 4) => (10_000m - (2154.71m + 2370.18m + 2607.20m + 2867.92m), 0m),
        ("caixa_ha", "PRICE", 5) => (900m - (173.67m + 176.78m + 179.94m + 183.16m + 186.44m), 0m),
        _ => (0m, 0m),
    };

    private static LoanTerms TermsOf(string[] row) => Given.Loan(
        Text.Number(row[1]),
        int.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture),
        Rate.Monthly(Text.Number(row[2])),
        row[0] == "SAC" ? Amortization.EqualPrincipal : Amortization.EqualInstallment);
}
