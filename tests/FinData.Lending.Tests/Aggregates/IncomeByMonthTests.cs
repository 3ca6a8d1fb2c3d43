using CsCheck;
using FinData.Lending.Tests.Laws;
using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Aggregates;

public sealed class IncomeByMonthTests
{
    private static readonly JournalAccount[] Results =
    [
        JournalAccount.InterestIncome, JournalAccount.FeeIncome, JournalAccount.PenaltyIncome, JournalAccount.RecoveryIncome, JournalAccount.WriteOff, JournalAccount.InterestExpense,
    ];

    [Fact]
    public void Of_ALoanUnder30360_SplitsAPeriodAtTheMonthsEnd()
    {
        // 1,200 at 12 %, due on the 15th: a month is 30 days, so 12 a period, of which the days up to the 31st (counted as the 30th) fall into January.
        var terms = Loan(1200m, 12, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal);
        var income = IncomeByMonth.Of([Entry(Opened(terms, Day(14))), Entry(Event(EventKind.Disbursed, Day(14), 1, 1200m))], new DateOnly(2024, 2, 15));

        Assert.Equal(
            [
                new MonthlyIncome(new DateOnly(2024, 1, 1), 1200m * 0.12m * 16 / 360, 0, 0, 0, 0, 0),
                new MonthlyIncome(new DateOnly(2024, 2, 1), 12m - (1200m * 0.12m * 16 / 360), 0, 0, 0, 0, 0),
            ],
            income);
        Assert.Equal(12m, income.Sum(static month => month.Total));
    }

    [Fact]
    public void Of_AnAccount_HasExpenseOnCreditAndIncomeOnDebit()
    {
        var income = IncomeByMonth.Of(
            [
                Entry(Opened(Account(credit: 0.0365m, debit: 0.365m), Day(0))),
                Entry(Event(EventKind.Credited, Day(0), 1, 1000m)),
                Entry(Event(EventKind.Debited, Day(10), 2, 2000m)),
            ], Day(20));

        Assert.Equal([new MonthlyIncome(new DateOnly(2024, 1, 1), 10 * 1m, 0, 0, 0, 0, 10 * 0.1m)], income);
    }

    [Fact]
    public void Of_NoEntries_IsEmpty() => Assert.Empty(IncomeByMonth.Of([]));

    [Fact]
    public void Of_AnyLife_SumsToTheJournal() => Lives.All.Sample(static entries =>
    {
        var asOf = Day(700);
        var income = IncomeByMonth.Of(entries, asOf);
        Assert.Equal(JournalAt(entries, asOf), income.Sum(static month => month.Total));
        Assert.Equal(income.Select(static month => month.Month).Distinct().Order(), income.Select(static month => month.Month));
    }, iter: 500);

    // Without reversals and repeats: what they set aside depends on the date asked for.
    [Fact]
    public void Of_AnyLife_IsTheDifferenceOfTwoMonthEnds() => Lives.InOrder.Sample(static events =>
    {
        var entries = events.Select(static happened => Entry(happened)).ToArray();
        var before = 0m;
        foreach (var last in Enumerable.Range(0, 16).Select(static month => new DateOnly(2024, 1, 1).AddMonths(month + 1).AddDays(-1)))
        {
            var now = JournalAt(entries, last);
            var months = IncomeByMonth.Of(entries, last).Where(month => month.Month == new DateOnly(last.Year, last.Month, 1));
            Assert.Equal(now - before, months.Sum(static month => month.Total));
            before = now;
        }
    }, iter: 100);

    private static decimal JournalAt(IEnumerable<HistoryEntry> entries, DateOnly date)
    {
        var journal = new JournalRecorder();
        History.Fold(entries, asOf: date, sink: journal);
        return -journal.Sum(Results);
    }
}
