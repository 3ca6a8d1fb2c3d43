using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Interest that follows what is really paid. Figures of Apache Fineract's end-to-end scenarios (Apache License 2.0), named at each test.</summary>
public sealed class RecalculationTests
{
    private static readonly ProgressiveTerms UpToTheDay = LoanTerms.SixMonths;

    private static readonly ProgressiveTerms UpToTheRestDate = LoanTerms.SixMonths with
    {
        Recalculation = new InterestRecalculation { PreClosure = PreClosureInterest.TillRestFrequencyDate },
    };

    /// <summary>C3226: half a month on 16.43 that should have been paid is 0.04 more.</summary>
    [Fact]
    public void LateInstallment_AfterTheDaysRun_BearsInterestFurther()
    {
        var loan = LoanTerms.Disbursed(UpToTheDay);
        loan.AdvanceTo(LoanTerms.Day(2, 15));

        Assert.Equal([16.43m, 16.48m, 16.62m, 16.72m, 16.81m, 16.94m], loan.Principal());
        Assert.Equal([0.58m, 0.53m, 0.39m, 0.29m, 0.20m, 0.10m], loan.InterestDue());
        Assert.Equal(0.84m, loan.Only(ProgressiveTransactionType.Accrual).Amount);
    }

    /// <summary>C3213 and C3214.</summary>
    [Theory]
    [InlineData(PreClosureInterest.TillPreCloseDate, 100.86)]
    [InlineData(PreClosureInterest.TillRestFrequencyDate, 101.16)]
    public void Payoff_OfALateLoan_ChargesInterestUpToTheAgreedDay(PreClosureInterest preClosure, double payoff)
    {
        var loan = LoanTerms.Disbursed(preClosure == PreClosureInterest.TillPreCloseDate ? UpToTheDay : UpToTheRestDate);
        loan.MoveTo(LoanTerms.Day(2, 15));
        var quote = loan.PayoffAt(LoanTerms.Day(2, 15));

        loan.Pay(LoanTerms.Day(2, 15), quote.Total);

        Assert.Equal((decimal)payoff, quote.Total);
        Assert.Equal(ProgressiveStatus.ClosedObligationsMet, loan.Status);
        Assert.Equal(LoanTerms.Day(2, 15), loan.ClosedOn);
        Assert.Equal(0, loan.Totals.Outstanding.Total);
        Assert.Equal(17.01m, loan.Totals.PaidLate);
        Assert.Equal(quote.Parts.Interest, loan.Only(ProgressiveTransactionType.Accrual).Amount);
    }

    /// <summary>C3256: the interest that the first installment has no room for any more is due with the second.</summary>
    [Fact]
    public void EarlyInstallment_PaidInFull_LeavesTheRestOfItsInterestToTheNext()
    {
        var loan = LoanTerms.Disbursed(UpToTheDay);
        var id = loan.Pay(LoanTerms.Day(1, 15), 17.01m);

        Assert.Equal([16.75m, 16.25m, 16.62m, 16.72m, 16.81m, 16.85m], loan.Principal());
        Assert.Equal([0.26m, 0.76m, 0.39m, 0.29m, 0.20m, 0.10m], loan.InterestDue());
        Assert.Equal(new PartAmounts(16.75m, 0.26m, 0, 0), loan.Of(id).Parts);
        Assert.Equal(83.25m, loan.Of(id).LoanBalance);
    }

    /// <summary>C3256: days of a month with 31 days count as thirty of its interest, so some days bring a cent less.</summary>
    [Fact]
    public void DailyRuns_AccrueWhatIsEarnedSoFar_NoMore()
    {
        var loan = LoanTerms.Disbursed(UpToTheDay);
        for (var day = LoanTerms.Start; day <= LoanTerms.Day(1, 15); day = day.AddDays(1))
        {
            loan.AdvanceTo(day);
        }

        var accruals = loan.Transactions.Where(static row => row.Type == ProgressiveTransactionType.Accrual).ToList();

        Assert.Equal(13, accruals.Count);
        Assert.Equal(LoanTerms.Day(1, 14), accruals[^1].Date);
        Assert.Equal(0.24m, accruals.Sum(static row => row.Amount));
        Assert.Equal([5, 13], accruals.Index().Where(static item => item.Item.Amount == 0.01m).Select(static item => item.Index + 1));
    }

    [Fact]
    public void LateInstallment_WithoutInterestOnPastDue_BearsNoMore()
    {
        var loan = LoanTerms.Disbursed(UpToTheDay with { NoInterestOnPastDue = true });
        loan.AdvanceTo(LoanTerms.Day(2, 15));

        Assert.Equal([0.58m, 0.49m, 0.39m, 0.29m, 0.20m, 0.10m], loan.InterestDue());
    }

    [Fact]
    public void CloseOfBusiness_FirstOfLoanWithoutRecalculation_PostsOneAccrual()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { Recalculation = null });

        loan.AdvanceTo(LoanTerms.Day(4, 8));

        var accrual = Assert.Single(loan.Transactions, static transaction => transaction.Type == ProgressiveTransactionType.Accrual);
        Assert.Equal(LoanTerms.Day(4, 7), accrual.Date);
    }
}
