using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Delinquency ranges and pauses. Figures of Apache Fineract's feature LoanDelinquency (Apache License 2.0).</summary>
public sealed class DelinquencyTests
{
    /// <summary>1,000 in four parts of 250, the first due at once; three days of grace.</summary>
    private static readonly ProgressiveTerms Terms = LoanTerms.SixMonths with
    {
        Principal = 1000,
        RatePercent = 0,
        InstallmentCount = 3,
        RepaymentEvery = 15,
        RepaymentFrequency = RepaymentFrequency.Days,
        DownPaymentPercent = 25,
        Recalculation = null,
        Delinquency = new DelinquencyTerms { RangeStarts = [1, 4, 31, 61], GraceDays = 3, ByInstallment = true },
    };

    [Fact]
    public void Delinquency_WithinGrace_IsInNoRange()
    {
        var loan = LoanTerms.Disbursed(Terms);

        loan.AdvanceTo(LoanTerms.Day(1, 4));

        var delinquency = loan.Delinquency;
        Assert.Equal((0, 250m, LoanTerms.Day(1, 4), 0, 3), (delinquency.Range, delinquency.Amount, delinquency.DelinquentSince!.Value, delinquency.DelinquentDays, delinquency.PastDueDays));
        Assert.Empty(delinquency.ByRange);
    }

    [Fact]
    public void Delinquency_BeyondGrace_ClassesTheLoanByItsDaysAndInstallmentsByTheirs()
    {
        var loan = LoanTerms.Disbursed(Terms);

        loan.AdvanceTo(LoanTerms.Day(1, 5));

        Assert.Equal((1, 1, 4), (loan.Delinquency.Range, loan.Delinquency.DelinquentDays, loan.Delinquency.PastDueDays));
        Assert.Equal([(2, 250m)], loan.Delinquency.ByRange);
    }

    // A close works on the day that begins: scenario C2792 of the feature COB.
    [Fact]
    public void DelinquencyHistory_SaysWhenEachRangeCameAndWent()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.AdvanceTo(LoanTerms.Day(1, 5));
        loan.AdvanceTo(LoanTerms.Day(1, 8));
        loan.Pay(LoanTerms.Day(1, 9), 250m);

        Assert.Equal(
            [new DelinquencyStay(2, LoanTerms.Day(1, 8), LoanTerms.Day(1, 9)), new DelinquencyStay(1, LoanTerms.Day(1, 5), LoanTerms.Day(1, 8))],
            loan.DelinquencyHistory);
    }

    [Fact]
    public void Delinquency_OfPayment_FollowsAtOnce()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.AdvanceTo(LoanTerms.Day(1, 25));
        Assert.Equal([(2, 500m)], loan.Delinquency.ByRange);

        loan.Pay(LoanTerms.Day(1, 26), 250m);
        Assert.Equal([(2, 250m)], loan.Delinquency.ByRange);

        loan.Pay(LoanTerms.Day(1, 26), 250m);
        Assert.Equal((0, 0m, (DateOnly?)null), (loan.Delinquency.Range, loan.Delinquency.Amount, loan.Delinquency.PastDueSince));
    }

    [Fact]
    public void Delinquency_WhilePaused_CountsNoDays()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.AdvanceTo(LoanTerms.Day(1, 6));
        Assert.True(loan.PauseDelinquency(LoanTerms.Day(1, 6), LoanTerms.Day(1, 30)).IsApplied);

        loan.AdvanceTo(LoanTerms.Day(1, 30));
        Assert.Equal((1, 500m, 2, 29), (loan.Delinquency.Range, loan.Delinquency.Amount, loan.Delinquency.DelinquentDays, loan.Delinquency.PastDueDays));
        Assert.Equal([(2, 250m)], loan.Delinquency.ByRange);

        loan.AdvanceTo(LoanTerms.Day(1, 31));
        Assert.Equal(3, loan.Delinquency.DelinquentDays);
    }

    [Fact]
    public void ResumeDelinquency_DuringAPause_EndsItOnThatDay()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.MoveTo(LoanTerms.Day(1, 15));
        Assert.True(loan.PauseDelinquency(LoanTerms.Day(1, 15), LoanTerms.Day(1, 30)).IsApplied);
        loan.MoveTo(LoanTerms.Day(1, 25));

        Assert.True(loan.ResumeDelinquency(LoanTerms.Day(1, 25)).IsApplied);

        Assert.Equal([new DelinquencyPause(LoanTerms.Day(1, 15), LoanTerms.Day(1, 25))], loan.DelinquencyPauses);
        Assert.Equal([true, false], loan.DelinquencyActions.Select(static action => action.IsPause));
        loan.AdvanceTo(LoanTerms.Day(1, 26));
        Assert.Equal(12, loan.Delinquency.DelinquentDays);
    }

    [Fact]
    public void PauseAndResume_ThatMakeNoSense_AreRefused()
    {
        var loan = LoanTerms.Disbursed(Terms);
        loan.MoveTo(LoanTerms.Day(1, 16));

        Assert.Equal(ProgressiveRefusal.DateNotAllowed, loan.ResumeDelinquency(LoanTerms.Day(1, 16)).Refusal);
        Assert.Equal(ProgressiveRefusal.DateNotAllowed, loan.PauseDelinquency(LoanTerms.Day(1, 16), LoanTerms.Day(1, 16)).Refusal);
        Assert.True(loan.PauseDelinquency(LoanTerms.Day(1, 16), LoanTerms.Day(1, 30)).IsApplied);
        Assert.Equal(ProgressiveRefusal.DateNotAllowed, loan.PauseDelinquency(LoanTerms.Day(1, 20), LoanTerms.Day(2, 20)).Refusal);
        Assert.Equal(ProgressiveRefusal.DateNotAllowed, loan.ResumeDelinquency(LoanTerms.Day(1, 20)).Refusal);

        loan.Pay(LoanTerms.Day(1, 16), 1000m);
        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.PauseDelinquency(LoanTerms.Day(2, 16), LoanTerms.Day(2, 20)).Refusal);
        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.ResumeDelinquency(LoanTerms.Day(1, 16)).Refusal);
    }

    [Fact]
    public void Delinquency_OfAPaymentTakenBack_RunsFromTheChargeback()
    {
        var loan = LoanTerms.Disbursed(Terms with { DownPaymentPercent = null, InstallmentCount = 1, RepaymentEvery = 30 });
        var payment = loan.Pay(LoanTerms.Day(1, 5), 1000m - 1);
        loan.Take(ProgressiveTransactionType.Chargeback, LoanTerms.Day(1, 10), 1000m - 1, payment);

        loan.MoveTo(LoanTerms.Day(1, 20));

        // What is left of the payment covers the chargeback, so nothing is late before the due date.
        Assert.Null(loan.Delinquency.PastDueSince);
        loan.AdvanceTo(LoanTerms.Day(2, 10));
        Assert.Equal((1000m, LoanTerms.Day(1, 31)), (loan.Delinquency.Amount, loan.Delinquency.PastDueSince!.Value));
    }
}
