using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Cumulative schedules whose interest follows payments. Figures of Apache Fineract's end-to-end scenarios RP01 to RP16 (Apache License 2.0).</summary>
public sealed class CumulativeRecalculationTests
{
    private static readonly DateOnly Start = new(2022, 11, 1);

    private static readonly ProgressiveTerms Terms = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 5000,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 12,
        InstallmentCount = 6,
        InstallmentMultiple = 1,
        IsCumulative = true,
        Recalculation = new InterestRecalculation(),
        Allocations =
        [
            new PaymentAllocation(
                null,
                [
                    .. from due in Enum.GetValues<DueKind>()
                       from part in (AllocationPart[])[AllocationPart.Penalty, AllocationPart.Fee, AllocationPart.Interest, AllocationPart.Principal]
                       select new AllocationRule(due, part),
                ],
                FutureInstallmentRule.NextInstallment),
        ],
    };

    [Theory]
    [InlineData("2022-12-01", 863, 813.68, 49.32, 819.33, 42.67, 864.46)]
    [InlineData("2022-11-27", 863, 863.00, 48.18, 809.84, 42.16, 853.63)]
    [InlineData("2022-12-05", 862, 812.68, 49.32, 818.25, 43.75, 866.61)]
    [InlineData("2022-12-01", 200, 812.68, 49.32, 819.32, 42.68, 865.50)]
    [InlineData("2022-11-27", 200, 812.95, 49.05, 819.33, 42.67, 865.21)]
    [InlineData("2022-12-05", 200, 812.68, 49.32, 818.25, 43.75, 866.61)]
    [InlineData("2022-12-01", 1500, 1450.68, 49.32, 694.83, 36.17, 732.24)]
    [InlineData("2022-12-05", 1500, 812.68, 49.32, 823.91, 38.09, 860.74)]
    public void Payment_MovesInterestAndPrincipal(string day, double amount, double principal, double interest, double nextPrincipal, double nextInterest, double last)
    {
        var loan = Lent(Terms);
        Pay(loan, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), (decimal)amount);

        var rows = loan.Rows().ToList();
        Assert.Equal(((decimal)principal, (decimal)interest), (rows[0].Dues.Principal, rows[0].Dues.Interest));
        Assert.Equal(((decimal)nextPrincipal, (decimal)nextInterest), (rows[1].Dues.Principal, rows[1].Dues.Interest));
        Assert.Equal((decimal)last, rows[^1].Dues.Total);
    }

    [Theory]
    [InlineData(PrepaymentRule.ReduceInstallment, new double[] { 1000, 2000, 536, 536, 536, 534.38 })]
    [InlineData(PrepaymentRule.ReduceTerm, new double[] { 1000, 2000, 862, 862, 403.48 })]
    [InlineData(PrepaymentRule.NextInstallments, new[] { 1000, 2000, 21.31, 426.69, 862, 846.56 })]
    public void Prepayment_ReducesWhatTheTermsSay(PrepaymentRule rule, double[] installments)
    {
        var loan = Lent(Terms with { Recalculation = new InterestRecalculation { Prepayment = rule } });
        Pay(loan, new DateOnly(2022, 12, 1), 1000);
        Pay(loan, new DateOnly(2023, 1, 1), 2000);

        Assert.Equal(installments.Select(static amount => (decimal)amount), loan.Rows().Select(static row => row.Dues.Total));
    }

    [Fact]
    public void RestByRepayment_CountsWhatIsLateInTheWholePeriod_AndNothingThatIsEarly()
    {
        var loan = Lent(Terms with { Recalculation = new InterestRecalculation { Rest = RestFrequency.SameAsRepayment } });
        Pay(loan, new DateOnly(2022, 11, 20), 200);
        Pay(loan, new DateOnly(2023, 1, 4), 200);

        Assert.Equal([49.32m, 42.68m, 49.42m, 23.52m], loan.Rows().Take(4).Select(static row => row.Dues.Interest));
    }

    [Fact]
    public void CompoundedInterest_BearsInterestWhileItIsLate()
    {
        var start = new DateOnly(2022, 9, 1);
        var loan = new ProgressiveLoan(Terms with { SubmittedOn = start, ExpectedDisbursement = start, Recalculation = new InterestRecalculation { CompoundsOverdueInterest = true } });
        Assert.True(loan.Approve(start, 5000, start).IsApplied);
        Assert.True(loan.Disburse(start, 5000).IsApplied);
        Pay(loan, new DateOnly(2022, 12, 4), 862);

        Assert.Equal([49.32m, 42.68m, 33.22m, 28.43m], loan.Rows().Take(4).Select(static row => row.Dues.Interest));
    }

    /// <summary>RP16.</summary>
    [Fact]
    public void Tranches_HaveTheInstallmentOfAllThatIsLent_FromTheBeginning()
    {
        var loan = new ProgressiveLoan(Terms with { Principal = 10000, MultiDisburse = true, InterestPeriod = InterestPeriodKind.SameAsRepayment });
        Assert.True(loan.Approve(Start, 10000, Start).IsApplied);
        Assert.True(loan.Disburse(Start, 5000).IsApplied);
        Pay(loan, new DateOnly(2022, 12, 1), 1725);
        Lend(loan, new DateOnly(2023, 1, 1), 3000);
        Pay(loan, new DateOnly(2023, 2, 1), 1725);
        Lend(loan, new DateOnly(2023, 3, 1), 2000);

        Assert.Equal(
            [(1675m, 50m), (1691.75m, 33.25m), (1678.67m, 46.33m), (1695.45m, 29.55m)],
            loan.Rows().Take(4).Select(static row => (row.Dues.Principal, row.Dues.Interest)));
    }

    /// <summary>C3224: approved is 1000, lent are 500.</summary>
    [Fact]
    public void CloseOfBusiness_LetsLateInstallmentsBearInterest_WithoutAnyPayment()
    {
        var start = new DateOnly(2024, 4, 5);
        var loan = new ProgressiveLoan(Terms with
        {
            Principal = 1000, SubmittedOn = start, ExpectedDisbursement = start, InstallmentCount = 3, RepaymentEvery = 15, RepaymentFrequency = RepaymentFrequency.Days,
            MultiDisburse = true, InterestPeriod = InterestPeriodKind.SameAsRepayment, Recalculation = new InterestRecalculation { Rest = RestFrequency.SameAsRepayment },
        });
        Assert.True(loan.Approve(start, 1000, start).IsApplied);
        Assert.True(loan.Disburse(start, 500).IsApplied);
        loan.MoveTo(new DateOnly(2024, 4, 21));
        Assert.Equal([2.47m, 1.65m, 0.83m], loan.Rows().Select(static row => row.Dues.Interest));

        loan.CloseOfBusiness();

        Assert.Equal([2.47m, 2.47m, 0.83m], loan.Rows().Select(static row => row.Dues.Interest));
        Assert.Equal([168, 168, 169.77m], loan.Rows().Select(static row => row.TotalDue));
    }

    // Scenario C3139: a second tranche after a close of business that found the first installment late.
    [Fact]
    public void Close_LetsWhatIsLateBearInterest_AndWhatItNotedIsNotedAnewWhenTheScheduleMoves()
    {
        var start = new DateOnly(2024, 4, 5);
        var loan = new ProgressiveLoan(Terms with
        {
            Principal = 1000, SubmittedOn = start, ExpectedDisbursement = start, InstallmentCount = 3, RepaymentEvery = 15, RepaymentFrequency = RepaymentFrequency.Days,
            MultiDisburse = true, InterestPeriod = InterestPeriodKind.SameAsRepayment, Recalculation = new InterestRecalculation { Rest = RestFrequency.SameAsRepayment },
        });
        Assert.True(loan.Approve(start, 1000, start).IsApplied);
        Assert.True(loan.Disburse(start, 500).IsApplied);
        loan.AdvanceTo(new DateOnly(2024, 4, 25));
        Assert.Equal([2.47m, 2.47m, 0.83m], loan.InterestDue());
        Assert.Equal([2.47m, 0.66m], Accruals(loan));

        loan.MoveTo(new DateOnly(2024, 4, 26));
        Assert.True(loan.Disburse(loan.BusinessDate, 500).IsApplied);

        Assert.Equal([(334.53m, 2.47m), (333.05m, 3.95m), (332.42m, 1.64m)], loan.Rows().Select(static row => (row.Dues.Principal, row.Dues.Interest)));
        Assert.Equal([2.47m, 1.05m], Accruals(loan));
    }

    [Theory]
    [InlineData("2022-11-11")]
    [InlineData("2022-12-01")]
    [InlineData("2023-02-14")]
    public void PayoffOfADay_PaidOnIt_ClosesTheLoan(string day)
    {
        var loan = Lent(Terms);
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        loan.MoveTo(date);
        Pay(loan, date, loan.PayoffAt(date).Total);

        Assert.Equal(ProgressiveStatus.ClosedObligationsMet, loan.Status);
        Assert.All(loan.Rows(), static row => Assert.True(row.IsPaid));
        Assert.Equal(5000, loan.Rows().Sum(static row => row.Paid.Principal));
    }

    [Fact]
    public void UndonePayment_LeavesNothing_ButWhatBecameLateSince()
    {
        var loan = Lent(Terms);
        var before = loan.Rows().Select(static row => row.Dues).ToList();
        loan.MoveTo(new DateOnly(2022, 12, 1));
        var payment = loan.Record(ProgressiveTransactionType.Repayment, loan.BusinessDate, 1500);
        Assert.True(loan.Reverse(payment.Id).IsApplied);
        Assert.Equal(before, loan.Rows().Select(static row => row.Dues));

        loan.AdvanceTo(new DateOnly(2022, 12, 5));
        var late = loan.Rows().Select(static row => row.Dues).ToList();
        payment = loan.Record(ProgressiveTransactionType.Repayment, loan.BusinessDate, 1500);
        Assert.True(loan.Reverse(payment.Id).IsApplied);

        Assert.Equal(43.75m, late[1].Interest);
        Assert.Equal(late, loan.Rows().Select(static row => row.Dues));
    }

    private static IEnumerable<decimal> Accruals(ProgressiveLoan loan)
        => loan.Transactions.Where(static transaction => transaction.Type == ProgressiveTransactionType.Accrual).Select(static transaction => transaction.Amount);

    private static ProgressiveLoan Lent(ProgressiveTerms terms)
    {
        var loan = new ProgressiveLoan(terms);
        Assert.True(loan.Approve(Start, terms.Principal, Start).IsApplied);
        Assert.True(loan.Disburse(Start, terms.Principal).IsApplied);
        return loan;
    }

    private static void Lend(ProgressiveLoan loan, DateOnly date, decimal amount)
    {
        loan.MoveTo(date);
        Assert.True(loan.Disburse(date, amount).IsApplied);
        Pay(loan, date, 1725);
    }

    private static void Pay(ProgressiveLoan loan, DateOnly date, decimal amount)
    {
        loan.MoveTo(date);
        Assert.True(loan.Record(ProgressiveTransactionType.Repayment, date, amount).IsApplied);
    }
}
