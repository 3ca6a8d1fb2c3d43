using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Money that comes back. Figures of Apache Fineract's end-to-end scenarios (Apache License 2.0), named at each test.</summary>
public sealed class RefundTests
{
    private static readonly ProgressiveTerms FourMonths = LoanTerms.SixMonths with
    {
        Principal = 1000,
        RatePercent = 9.9m,
        InstallmentCount = 4,
        DaysInMonth = DaysInMonth.Actual,
        DaysInYear = DaysInYear.Actual,
        InterestRefundTypes = [ProgressiveTransactionType.PayoutRefund],
    };

    /// <summary>C3216: with the 500 the interest that they have cost so far comes back, and pays principal.</summary>
    [Fact]
    public void PayoutRefund_WithInterest_BringsBackWhatTheAmountHasCost()
    {
        var loan = LoanTerms.Disbursed(FourMonths);
        var id = loan.Take(ProgressiveTransactionType.PayoutRefund, LoanTerms.Day(2, 14), 500);

        var interest = loan.Only(ProgressiveTransactionType.InterestRefund);
        Assert.Equal(new PartAmounts(491.61m, 8.39m, 0, 0), loan.Of(id).Parts);
        Assert.Equal(new PartAmounts(5.96m, 0, 0, 0), interest.Parts);
        Assert.Equal(id, interest.RelatedTo);
        Assert.Equal(502.43m, interest.LoanBalance);
        Assert.Equal([246.75m, 255.14m, 245.27m, 252.84m], loan.Principal());
        Assert.Equal([8.39m, 0, 9.87m, 2.05m], loan.InterestDue());
    }

    /// <summary>C3325.</summary>
    [Fact]
    public void InterestOfARefund_ReversedByItself_IsRefused()
    {
        var loan = LoanTerms.Disbursed(FourMonths);
        loan.Take(ProgressiveTransactionType.PayoutRefund, LoanTerms.Day(1, 22), 100);

        Assert.Equal(ProgressiveRefusal.TargetNotAllowed, loan.Reverse(loan.Only(ProgressiveTransactionType.InterestRefund).Id).Refusal);
    }

    [Fact]
    public void PayoutRefund_Reversed_TakesItsInterestWithIt()
    {
        var loan = LoanTerms.Disbursed(FourMonths);
        var before = loan.Installments;
        var id = loan.Take(ProgressiveTransactionType.PayoutRefund, LoanTerms.Day(1, 14), 500);

        Assert.True(loan.Reverse(id).IsApplied);

        Assert.Equal(before, loan.Installments);
        Assert.All(
            loan.Transactions.Where(static row => row.Type != ProgressiveTransactionType.Disbursement),
            static row => Assert.True(row.IsReversed));
    }

    [Fact]
    public void Payment_OfMoreThanIsOwed_CanBeGivenBack()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        loan.Pay(LoanTerms.Day(1, 1), 130);
        Assert.Equal(ProgressiveStatus.Overpaid, loan.Status);
        Assert.Equal(30, loan.Totals.Overpaid);

        Assert.Equal(
            ProgressiveRefusal.AmountNotAllowed,
            loan.Record(ProgressiveTransactionType.CreditBalanceRefund, LoanTerms.Start, 30.01m).Refusal);
        loan.Take(ProgressiveTransactionType.CreditBalanceRefund, LoanTerms.Start, 30);

        Assert.Equal(ProgressiveStatus.ClosedObligationsMet, loan.Status);
        Assert.Equal(0, loan.Totals.Overpaid);
    }
}
