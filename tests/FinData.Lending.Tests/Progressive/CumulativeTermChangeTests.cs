using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Changes of what was agreed on cumulative loans. Figures of Apache Fineract's end-to-end scenarios (Apache License 2.0), named at each test.</summary>
public sealed class CumulativeTermChangeTests
{
    private static readonly DateOnly Start = new(2023, 7, 1);

    private static readonly ProgressiveTerms Terms = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 3000,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 0,
        InstallmentCount = 3,
        InterestPeriod = InterestPeriodKind.SameAsRepayment,
        PartialPeriodInterest = true,
        InstallmentMultiple = 1,
        IsCumulative = true,
    };

    private static readonly ProgressiveTerms Flat = Terms with { RatePercent = 12, InterestMethod = InterestMethod.Flat };

    /// <summary>C2806.</summary>
    [Fact]
    public void ExtraTerms_SpreadWhatIsLeftAnew_FromTheirInstallmentOn()
    {
        var loan = Lent(Terms, 3000);
        Change(loan, new ProgressiveReschedule { From = new DateOnly(2023, 9, 1), ExtraTerms = 2 });

        Assert.Equal([1000, 500, 500, 500, 500], loan.Rows().Select(static row => row.Dues.Principal));
        Assert.Equal(new DateOnly(2023, 12, 1), loan.Rows().Last().Due);
    }

    /// <summary>C2807.</summary>
    [Fact]
    public void GraceOnPrincipal_AddsAnInstallmentThatIsMetAtOnce()
    {
        var loan = Lent(Terms, 3000);
        Change(loan, new ProgressiveReschedule { From = new DateOnly(2023, 9, 1), GraceOnPrincipal = 1 });

        Assert.Equal([1000, 0, 1000, 1000], loan.Rows().Select(static row => row.Dues.Principal));
        Assert.Equal(Start, loan.Rows().ElementAt(1).PaidOn);
    }

    /// <summary>C2808.</summary>
    [Fact]
    public void GraceOnInterest_MakesItDueTogether_BehindTheGrace()
    {
        var loan = Lent(Flat with { Principal = 4000, InstallmentCount = 4 }, 4000);
        Change(loan, new ProgressiveReschedule { From = new DateOnly(2023, 9, 1), GraceOnInterest = 2 });

        Assert.Equal([40, 0, 0, 120], loan.Rows().Select(static row => row.Dues.Interest));
        Assert.Equal([40, 0, 0, 120], loan.Interest.Select(static interest => interest.Due));
    }

    /// <summary>C2809.</summary>
    [Fact]
    public void NewRate_WorksOnFlatInterest_FromItsInstallmentOn()
    {
        var loan = Lent(Flat, 3000);
        Change(loan, new ProgressiveReschedule { From = new DateOnly(2023, 9, 1), NewRatePercent = 6 });

        Assert.Equal([1030, 1015, 1015], loan.Rows().Select(static row => row.TotalDue));

        loan.AdvanceTo(new DateOnly(2023, 8, 17));
        var posted = loan.Transactions.Where(static transaction => transaction.Type == ProgressiveTransactionType.Accrual).Sum(static transaction => transaction.Amount);
        Assert.Equal(30 + 7.26m, posted);
    }

    /// <summary>C3029: grace on principal with a due date that moves.</summary>
    [Fact]
    public void DownPayment_StaysAheadOfInstallmentsThatMove()
    {
        var loan = Lent(Terms with { Principal = 1000, RepaymentEvery = 15, RepaymentFrequency = RepaymentFrequency.Days, DownPaymentPercent = 25, AutoDownPayment = true }, 1000);
        Change(loan, new ProgressiveReschedule { From = Start.AddDays(15), AdjustedDueDate = Start.AddDays(30), GraceOnPrincipal = 1 });

        Assert.Equal([0, 30, 45, 60, 75], loan.Rows().Select(static row => row.Due.DayNumber - Start.DayNumber));
        Assert.Equal([250, 0, 250, 250, 250], loan.Rows().Select(static row => row.Dues.Principal));
    }

    /// <summary>C2998: what is lent later raises installments that fell due before, and C2803: behind the last one it falls due with the next period.</summary>
    [Fact]
    public void LaterDisbursements_AreSpreadOverAllInstallments_OrFallDueWithThePeriodsBehind()
    {
        var loan = Lent(Terms with { MultiDisburse = true }, 1000);
        loan.MoveTo(new DateOnly(2023, 8, 20));
        Assert.True(loan.Disburse(loan.BusinessDate, 2000).IsApplied);
        Assert.Equal([1000, 1000, 1000], loan.Rows().Select(static row => row.Dues.Principal));

        var single = Lent(Terms with { MultiDisburse = true, InstallmentCount = 1, RepaymentEvery = 30, RepaymentFrequency = RepaymentFrequency.Days }, 500);
        single.MoveTo(new DateOnly(2023, 8, 10));
        Assert.True(single.Disburse(single.BusinessDate, 500).IsApplied);
        Assert.Equal([(new DateOnly(2023, 7, 31), 500m), (new DateOnly(2023, 8, 30), 500m)], single.Rows().Select(static row => (row.Due, row.Dues.Principal)));
    }

    /// <summary>C3030, and grace where interest declines.</summary>
    [Fact]
    public void Change_OfAChargedOffLoan_OrWithGraceOnDecliningInterest_IsRefused()
    {
        var loan = Lent(Terms, 3000);
        Assert.True(loan.ChargeOff(Start).IsApplied);
        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.Reschedule(new ProgressiveReschedule { From = new DateOnly(2023, 9, 1), ExtraTerms = 1 }).Refusal);

        var declining = Lent(Terms with { RatePercent = 12 }, 3000);
        Assert.Equal(ProgressiveRefusal.NotOffered, declining.Reschedule(new ProgressiveReschedule { From = new DateOnly(2023, 9, 1), GraceOnPrincipal = 1 }).Refusal);
    }

    private static ProgressiveLoan Lent(ProgressiveTerms terms, decimal amount)
    {
        var loan = new ProgressiveLoan(terms);
        Assert.True(loan.Approve(Start, terms.Principal, Start).IsApplied);
        Assert.True(loan.Disburse(Start, amount).IsApplied);
        return loan;
    }

    private static void Change(ProgressiveLoan loan, ProgressiveReschedule reschedule)
    {
        loan.MoveTo(Start.AddDays(4));
        var outcome = loan.Reschedule(reschedule);
        Assert.True(outcome.IsApplied, outcome.Detail);
    }
}
