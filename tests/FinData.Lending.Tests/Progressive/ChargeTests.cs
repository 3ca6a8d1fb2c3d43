using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Fees and penalties.</summary>
public sealed class ChargeTests
{
    private static readonly ProgressiveCharge Fee = new() { Time = ChargeTime.SpecifiedDueDate, Amount = 5, DueDate = LoanTerms.Day(2, 10) };

    [Fact]
    public void Fee_OnADate_IsDueWithTheInstallmentOfThatDate()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);

        Assert.True(loan.AddCharge(Fee).IsApplied);

        Assert.Equal([0, 5, 0, 0, 0, 0], loan.Rows().Select(static row => row.Dues.Fees));
        Assert.Equal(5, loan.Totals.Charged.Fees);
    }

    [Fact]
    public void Fee_AfterTheLastInstallment_HasALineOfItsOwn()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);

        Assert.True(loan.AddCharge(Fee with { DueDate = LoanTerms.Day(7, 20), IsPenalty = true }).IsApplied);

        var last = loan.Rows().Last();
        Assert.True(last.IsAdditional);
        Assert.Equal(new PartAmounts(0, 0, 0, 5), last.Dues);
        Assert.Equal(LoanTerms.Day(7, 20), last.Due);
    }

    [Fact]
    public void Percentage_OfEachInstallment_IsChargedWithEach()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { RatePercent = 0, Recalculation = null, Principal = 600 });

        loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.Installment, Calculation = ChargeCalculation.PercentOfAmount, Amount = 1.5m });

        Assert.All(loan.Rows(), static row => Assert.Equal(1.5m, row.Dues.Fees));
    }

    [Fact]
    public void Payment_PaysTheFeeBeforePrincipal_AndTheChargeKnowsIt()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        loan.AddCharge(Fee with { DueDate = LoanTerms.Day(1, 20) });

        var id = loan.Pay(LoanTerms.Day(2, 1), 10);

        Assert.Equal(5, loan.Of(id).Parts.Fees);
        Assert.Equal(5, loan.Of(id).Parts.Principal + loan.Of(id).Parts.Interest);
        Assert.Equal(0, loan.Charges.Single().Outstanding);
    }

    [Fact]
    public void Waiver_OfAFee_LeavesItDueButNotOutstanding_UntilReversed()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        var charge = loan.AddCharge(Fee).Id;
        var owed = loan.Totals.Outstanding.Total;

        var waiver = loan.WaiveCharge(charge);

        Assert.True(waiver.IsApplied, waiver.Detail);
        Assert.Equal(5, loan.Totals.Charged.Fees);
        Assert.Equal(owed - 5, loan.Totals.Outstanding.Total);
        Assert.Equal(5, loan.Only(ProgressiveTransactionType.ChargeWaiver).Amount);

        Assert.True(loan.Reverse(loan.Only(ProgressiveTransactionType.ChargeWaiver).Id).IsApplied);
        Assert.Equal(owed, loan.Totals.Outstanding.Total);
    }

    [Fact]
    public void Waiver_OfAnUnknownCharge_IsRefused()
        => Assert.Equal(ProgressiveRefusal.UnknownTarget, LoanTerms.Disbursed(LoanTerms.SixMonths).WaiveCharge(99).Refusal);
}
