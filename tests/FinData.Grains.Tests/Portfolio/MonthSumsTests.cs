namespace FinData.Grains.Tests.Portfolio;

public sealed class MonthSumsTests
{
    [Fact]
    public void Add_PageByPage_GivesWhatOnePageGives()
    {
        var (inPages, atOnce) = (new MonthSums(), new MonthSums());
        inPages.Add([Income("EUR", "2026-01", 1), Income("EUR", "2026-02", 2)], [Flow("EUR", "2026-03", 5)], contracts: 2, leftOut: 0);
        inPages.Add([Income("EUR", "2026-02", 4), Income("USD", "2026-02", 8)], [Flow("EUR", "2026-03", 7)], contracts: 3, leftOut: 1);

        atOnce.Add([Income("EUR", "2026-01", 1), Income("EUR", "2026-02", 2), Income("EUR", "2026-02", 4), Income("USD", "2026-02", 8)], [Flow("EUR", "2026-03", 5), Flow("EUR", "2026-03", 7)], 5, 1);

        Assert.Equal(Describe(atOnce), Describe(inPages));
        Assert.Equal([("EUR", 3), ("USD", 1)], inPages.Income.Select(static sum => (sum.Currency, sum.Contracts)));
        Assert.Equal([("2026-01", 1m), ("2026-02", 6m)], inPages.Income[0].Months.Select(static month => (month.Month, month.Interest)));
        Assert.Equal((5L, 1L), (inPages.Contracts, inPages.LeftOut));
    }

    private static string Describe(MonthSums sums)
        => string.Join('|', [
            .. sums.Income.SelectMany(static sum => sum.Months.Select(month => $"{sum.Currency} {sum.Contracts} {month}")),
            .. sums.CashFlow.SelectMany(static sum => sum.Months.Select(month => $"{sum.Currency} {sum.Contracts} {sum.PastDue} {month}")),
        ]);

    private static IncomeView Income(string currency, string month, decimal interest) => new()
    {
        ContractId = "c",
        Currency = currency,
        Watermark = 1,
        Months = [new MonthIncomeView { Month = month, Interest = interest, Fees = 0, Penalties = 0, Recoveries = 0, WrittenOff = 0, InterestExpense = 0, Total = interest }],
    };

    private static CashFlowView Flow(string currency, string month, decimal principal) => new()
    {
        ContractId = "c",
        Currency = currency,
        AsOf = default,
        Credit = 0,
        Watermark = 1,
        PastDue = new CashFlowAmountsView { Principal = 1, Interest = 0, Fees = 0, Penalties = 0, Total = 1 },
        Months = [new CashFlowMonthView { Month = month, Principal = principal, Interest = 0, Fees = 0, Penalties = 0, Total = principal }],
    };
}
