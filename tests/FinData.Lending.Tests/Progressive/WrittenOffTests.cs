using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>What still happens on a loan that is given up, and refunds of interest by hand.</summary>
public sealed class WrittenOffTests
{
    [Fact]
    public void Reverse_OfPaymentOfWrittenOffLoan_IsRefused()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        var payment = loan.Pay(LoanTerms.Day(2, 1), 17.01m);
        loan.MoveTo(LoanTerms.Day(3, 1));
        Assert.True(loan.Record(ProgressiveTransactionType.WriteOff, LoanTerms.Day(3, 1), 0).IsApplied);

        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.Reverse(payment).Refusal);
        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.Record(ProgressiveTransactionType.Repayment, LoanTerms.Day(3, 1), 1m).Refusal);
        Assert.Equal(ProgressiveStatus.ClosedWrittenOff, loan.Status);
    }

    [Fact]
    public void ChargeOff_BeforeChargeWasAdded_IsRefused()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        loan.MoveTo(LoanTerms.Day(1, 23));
        loan.AddCharge(new ProgressiveCharge { Name = "fee", Time = ChargeTime.SpecifiedDueDate, Calculation = ChargeCalculation.Flat, Amount = 5m, DueDate = LoanTerms.Day(1, 23) });

        Assert.Equal(ProgressiveRefusal.DateNotAllowed, loan.ChargeOff(LoanTerms.Day(1, 5)).Refusal);
        Assert.True(loan.ChargeOff(LoanTerms.Day(1, 23)).IsApplied);
    }

    [Fact]
    public void InterestRefund_SecondOrOnOtherDay_IsRefused()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        loan.MoveTo(LoanTerms.Day(1, 15));
        var refund = loan.Record(ProgressiveTransactionType.MerchantIssuedRefund, LoanTerms.Day(1, 15), 50m).Id;

        Assert.Equal(ProgressiveRefusal.DateNotAllowed, loan.Record(ProgressiveTransactionType.InterestRefund, LoanTerms.Day(1, 14), 0.1m, refund).Refusal);
        Assert.True(loan.Record(ProgressiveTransactionType.InterestRefund, LoanTerms.Day(1, 15), 0.1m, refund).IsApplied);
        Assert.Equal(ProgressiveRefusal.TargetNotAllowed, loan.Record(ProgressiveTransactionType.InterestRefund, LoanTerms.Day(1, 15), 0.1m, refund).Refusal);
    }

    /// <summary>Figures of Apache Fineract's feature LoanInterestRateChange (Apache License 2.0).</summary>
    [Fact]
    public void Reschedule_OfInterestFreeLoan_LetsOverduePrincipalBearInterest()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { Principal = 1000m, RatePercent = 0, InstallmentCount = 4 });
        loan.MoveTo(LoanTerms.Day(2, 5));

        Assert.Equal(ProgressiveRefusal.AmountNotAllowed, loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 2), NewRatePercent = -1 }).Refusal);
        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 2), NewRatePercent = 6 }).IsApplied);

        // 750 for a month, and the 250 that are late for four of its 29 days.
        Assert.Equal(3.92m, loan.Installments.First(static line => line.Number == 2).Dues.Interest);
    }
}
