using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Income of cumulative loans as it is noted. Figures of Apache Fineract's feature LoanAccrualActivity, C3178 and C3183 (Apache License 2.0).</summary>
public sealed class CumulativeIncomeTests
{
    private static readonly ProgressiveTerms Terms = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 1000,
        SubmittedOn = LoanTerms.Start,
        ExpectedDisbursement = LoanTerms.Start,
        RatePercent = 12,
        InstallmentCount = 4,
        RepaymentEvery = 5,
        RepaymentFrequency = RepaymentFrequency.Days,
        InstallmentMultiple = 1,
        IsCumulative = true,
        AccrualActivity = true,
    };

    /// <summary>A day's share is that of the installment's 1.64, not of what the balance earns: 0.99 after three days would be.</summary>
    [Fact]
    public void Interest_IsEarnedEvenly_OverTheDaysOfTheInstallment()
    {
        var loan = Closed(day: 7);

        Assert.Equal([0.33m, 0.33m, 0.32m, 0.33m, 0.33m], Of(loan, ProgressiveTransactionType.Accrual).Select(static transaction => transaction.Amount));
    }

    [Fact]
    public void Activity_OfAChargeThatComesLate_IsNotedAnewAtOnce()
    {
        var loan = Closed(day: 7);
        Assert.Equal(1.64m, Assert.Single(Of(loan, ProgressiveTransactionType.AccrualActivity)).Amount);

        loan.MoveTo(LoanTerms.Day(1, 8));
        Assert.True(loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, IsPenalty = true, Amount = 15, DueDate = LoanTerms.Day(1, 4) }).IsApplied);

        var activity = Assert.Single(Of(loan, ProgressiveTransactionType.AccrualActivity));
        Assert.Equal((16.64m, 1.64m, 15m, true), (activity.Amount, activity.Parts.Interest, activity.Parts.Penalties, activity.IsReplayed));
    }

    /// <summary>C2714 and C2712 of the feature LoanAccrualTransaction: two charges of different installments are noted apart, of one together.</summary>
    [Theory]
    [InlineData(9, new double[] { 10, 10 })]
    [InlineData(4, new double[] { 20 })]
    public void ChargesThatAccrueWhenAdded_AreNotedByInstallment(int secondDue, double[] expected)
    {
        var loan = LoanTerms.Disbursed(Terms with { RatePercent = 0, ChargesAccrueWhenAdded = true });
        foreach (var due in (int[])[3, secondDue])
        {
            Assert.True(loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, Amount = 10, DueDate = LoanTerms.Day(1, due) }).IsApplied);
        }

        loan.AdvanceTo(LoanTerms.Day(1, 2));

        Assert.Equal(expected.Select(static amount => (decimal)amount), Of(loan, ProgressiveTransactionType.Accrual).Select(static transaction => transaction.Amount));
    }

    private static ProgressiveLoan Closed(int day)
    {
        var loan = LoanTerms.Disbursed(Terms);
        for (var each = 2; each <= day; each++)
        {
            loan.AdvanceTo(LoanTerms.Day(1, each));
        }

        return loan;
    }

    private static IEnumerable<ProgressiveTransaction> Of(ProgressiveLoan loan, ProgressiveTransactionType type) => loan.Transactions.Where(transaction => transaction.Type == type);
}
