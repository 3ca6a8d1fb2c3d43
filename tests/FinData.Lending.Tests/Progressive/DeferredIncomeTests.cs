using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Capitalized income and buy-down fees. Figures of Apache Fineract's feature LoanBuyDownFees (Apache License 2.0).</summary>
public sealed class DeferredIncomeTests
{
    private static readonly ProgressiveTerms Terms = LoanTerms.SixMonths with { InstallmentCount = 3, BuyDownFee = new BuyDownFeeTerms(DeferredIncomeKind.Interest) };

    /// <summary>C3887.</summary>
    [Fact]
    public void DeferredIncomes_OfSeveralFees_TellWhatOfEachIsEarned()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.Take(ProgressiveTransactionType.BuyDownFee, LoanTerms.Start, 50m);
        loan.AdvanceTo(LoanTerms.Day(2, 1));
        loan.Take(ProgressiveTransactionType.BuyDownFee, LoanTerms.Day(2, 1), 50m);

        Assert.Equal([(17.03m, 32.97m), (0m, 50m)], loan.DeferredIncomes.Select(static income => (income.Earned, income.NotYetEarned)));
        Assert.Equal(17.03m, loan.Only(ProgressiveTransactionType.BuyDownFeeAmortization).Amount);
    }

    /// <summary>C3772: on the 61st of 91 days.</summary>
    [Fact]
    public void ChargeOff_TakesWhatIsNotEarned_OutOfTheDeferredIncome()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.Take(ProgressiveTransactionType.BuyDownFee, LoanTerms.Start, 50m);
        loan.Pay(LoanTerms.Day(2, 1), 33.72m);
        loan.MoveTo(LoanTerms.Day(3, 1));

        Assert.True(loan.ChargeOff(LoanTerms.Day(3, 1)).IsApplied);

        var income = Assert.Single(loan.DeferredIncomes);
        Assert.Equal((33.52m, 0m, 16.48m), (income.Earned, income.NotYetEarned, income.ChargedOff));
        Assert.Equal([33.52m, 16.48m], Amortizations(loan));

        Assert.True(loan.UndoChargeOff().IsApplied);
        Assert.Equal(16.48m, Assert.Single(loan.DeferredIncomes).NotYetEarned);
        Assert.Equal([33.52m], Amortizations(loan));
    }

    [Fact]
    public void BuyDownFeeAdjustment_TakesFromWhatIsStillToCome()
    {
        var loan = LoanTerms.Disbursed(Terms);
        var fee = loan.Take(ProgressiveTransactionType.BuyDownFee, LoanTerms.Start, 50m);
        loan.Take(ProgressiveTransactionType.BuyDownFeeAdjustment, LoanTerms.Day(3, 1), 10m, fee);

        Assert.Equal((0m, 40m, 10m), loan.DeferredIncomes.Select(static income => (income.Earned, income.NotYetEarned, income.Adjusted)).Single());
        loan.AdvanceTo(LoanTerms.Day(4, 1));
        Assert.Equal([40m], Amortizations(loan));
    }

    [Fact]
    public void Disburse_BeyondTheLimitWithCapitalizedIncome_IsRefused()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { MultiDisburse = true, DisbursementLimit = 150, CapitalizedIncome = new CapitalizedIncomeTerms(DeferredIncomeKind.Fee) });
        loan.Take(ProgressiveTransactionType.CapitalizedIncome, LoanTerms.Day(1, 2), 40m);

        Assert.Equal(ProgressiveRefusal.AmountNotAllowed, loan.Disburse(LoanTerms.Day(1, 2), 11m).Refusal);
        Assert.True(loan.Disburse(LoanTerms.Day(1, 2), 10m).IsApplied);
    }

    private static IEnumerable<decimal> Amortizations(ProgressiveLoan loan)
        => loan.Transactions.Where(static transaction => transaction.Type == ProgressiveTransactionType.BuyDownFeeAmortization).Select(static transaction => transaction.Amount);
}
