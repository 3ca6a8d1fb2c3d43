using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>What is lent, and when. Figures of Apache Fineract's end-to-end scenarios (Apache License 2.0) where one is named.</summary>
public sealed class LendingTests
{
    /// <summary>C3200.</summary>
    [Fact]
    public void DownPayment_IsDueAtOnce_AndBearsNoInterest()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { RatePercent = 5, InstallmentCount = 5, DownPaymentPercent = 25, Recalculation = null });

        Assert.True(loan.Rows().First().IsDownPayment);
        Assert.Equal([25, 14.88m, 14.94m, 15.00m, 15.06m, 15.12m], loan.Principal());
        Assert.Equal([0, 0.31m, 0.25m, 0.19m, 0.13m, 0.06m], loan.InterestDue());
    }

    [Fact]
    public void SecondDisbursement_BearsInterestFromItsDay_AndIsSpreadOverAll()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { MultiDisburse = true, DisbursementLimit = 200 });
        loan.MoveTo(LoanTerms.Day(1, 16));

        Assert.True(loan.Disburse(LoanTerms.Day(1, 16), 100).IsApplied);

        var first = loan.Interest[0];
        Assert.Equal([100m, 200m], first.Lines.Select(static line => line.Base));
        Assert.Equal([LoanTerms.Day(1, 1), LoanTerms.Day(1, 16)], first.Lines.Select(static line => line.From));
        Assert.Equal(200, loan.Principal().Sum());

        Assert.True(loan.UndoLastDisbursal().IsApplied);
        Assert.Equal(100, loan.Principal().Sum());
        Assert.Equal(0.58m, loan.InterestDue().First());
    }

    [Fact]
    public void Disbursement_BeyondTheLimit_IsRefused()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { MultiDisburse = true });

        Assert.Equal(ProgressiveRefusal.AmountNotAllowed, loan.Disburse(LoanTerms.Start, 0.01m).Refusal);
    }

    [Fact]
    public void CapitalizedIncome_RaisesTheBalance_AndIsEarnedOverTheTerm()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with
        {
            CapitalizedIncome = new CapitalizedIncomeTerms(DeferredIncomeKind.Interest),
            DisbursementLimit = 150,
        });
        loan.Take(ProgressiveTransactionType.CapitalizedIncome, LoanTerms.Start, 50);
        Assert.Equal(150, loan.Principal().Sum());

        loan.AdvanceTo(LoanTerms.Day(4, 1));

        var earned = loan.Transactions.Where(static row => row.Type == ProgressiveTransactionType.CapitalizedIncomeAmortization).Sum(static row => row.Amount);
        Assert.Equal(25, earned);
    }

    [Theory]
    [MemberData(nameof(TermsWithoutMeaning))]
    public void Approval_OfTermsThatAProgressiveScheduleLacks_IsRefused(ProgressiveTerms terms, string named)
    {
        var outcome = new ProgressiveLoan(terms).Approve(LoanTerms.Start, 100, LoanTerms.Start);

        Assert.Equal(ProgressiveRefusal.NotOffered, outcome.Refusal);
        Assert.Contains(named, outcome.Detail, StringComparison.Ordinal);
    }

    public static TheoryData<ProgressiveTerms, string> TermsWithoutMeaning => new()
    {
        { LoanTerms.SixMonths with { GraceOnPrincipal = 1 }, "grace" },
        { LoanTerms.SixMonths with { GraceOnInterest = 1 }, "grace" },
        { LoanTerms.SixMonths with { InterestFreePeriods = 1 }, "interest-free" },
        { LoanTerms.SixMonths with { FixedInstallment = 20 }, "installment" },
        { LoanTerms.SixMonths with { Amortization = ProgressiveAmortization.EqualPrincipal }, "principal" },
        { LoanTerms.SixMonths with { AllowFullTermForTranche = true }, "tranche" },
    };
}
