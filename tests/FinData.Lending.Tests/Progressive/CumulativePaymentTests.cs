using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Payments and charges on cumulative schedules: the schedule stands, with its charges, before any payment is worked through it.</summary>
public sealed class CumulativePaymentTests
{
    private static readonly DateOnly Start = new(2022, 11, 1);

    [Fact]
    public void Charge_AskedForAfterAPayment_IsPaidByIt()
    {
        var loan = Lent(Fixed("PFIR", "PFIR"));
        Move(loan, 5);
        Pay(loan, 500);
        Move(loan, 7);
        Charge(loan, day: 20, 30);

        Assert.Equal((470, 30), (loan.Transactions[1].Parts.Principal, loan.Transactions[1].Parts.Fees));
    }

    [Fact]
    public void DueChargesFirst_PaysTheChargeOfTheDayBeforePrincipal_AndALaterOneAfterIt()
    {
        var loan = Lent(Fixed("PFIR", "RPFI") with { DueChargesFirst = true });
        Charge(loan, day: 5, 10);
        Charge(loan, day: 20, 15);
        Move(loan, 5);
        Pay(loan, 20);
        Pay(loan, 1000);

        Assert.Equal((10, 10), (loan.Transactions[1].Parts.Fees, loan.Transactions[1].Parts.Principal));
        Assert.Equal((10, 990), (loan.Transactions[2].Parts.Fees, loan.Transactions[2].Parts.Principal));
    }

    [Fact]
    public void Waiver_OfWhatIsLeftOfACharge_LeavesWhatWasPaidOfIt()
    {
        var loan = Lent(Fixed("PFIR", "PFIR"));
        var charge = Charge(loan, day: 5, 100);
        Move(loan, 5);
        Pay(loan, 5);
        Move(loan, 9);
        Assert.True(loan.WaiveCharge(charge).IsApplied);
        Pay(loan, 15);

        var view = Assert.Single(loan.Charges);
        Assert.Equal((5, 95, 0), (view.Paid, view.Waived, view.Outstanding));
        Assert.Equal(15, loan.Transactions[^1].Parts.Principal);
    }

    [Fact]
    public void PeriodWithNothingDue_IsMetByTheFirstPayment_NotByTheLending()
    {
        var loan = new ProgressiveLoan(Terms(Fixed("PFIR", "PFIR")) with { InstallmentCount = 3, RatePercent = 12, GraceOnPrincipal = 1, GraceOnInterest = 1 });
        Lend(loan);
        Assert.Null(loan.Rows().First().PaidOn);

        Move(loan, 5);
        Pay(loan, 1);

        Assert.Equal(loan.BusinessDate, loan.Rows().First().PaidOn);
    }

    [Fact]
    public void CloseOfBusiness_OfAClosedLoan_ClosesNoDay()
    {
        var loan = Lent(Fixed("PFIR", "PFIR"));
        Move(loan, 3);
        loan.CloseOfBusiness();
        Pay(loan, 1000);
        Move(loan, 9);
        loan.CloseOfBusiness();

        Assert.Equal(Start.AddDays(1), loan.LastClosed);
    }

    [Fact]
    public void UndoApproval_MakesItAnApplicationAgain_AndIsRefusedOnceDisbursed()
    {
        var loan = new ProgressiveLoan(Terms(Fixed("PFIR", "PFIR")));
        Assert.True(loan.Approve(Start, 800, Start).IsApplied);
        Assert.True(loan.UndoApproval().IsApplied);
        Assert.Equal(ProgressiveStatus.Submitted, loan.Status);
        Assert.Equal(1000, loan.Rows().Sum(static row => row.Dues.Principal));

        Lend(loan);
        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.UndoApproval().Refusal);
    }

    private static ProgressiveTerms Terms(PaymentAllocation allocation) => new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 1000,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 0,
        InstallmentCount = 1,
        IsCumulative = true,
        Allocations = [allocation],
    };

    private static PaymentAllocation Fixed(string due, string inAdvance) => new(
        null,
        [.. Enum.GetValues<DueKind>().SelectMany(kind => (kind == DueKind.InAdvance ? inAdvance : due).Select(part => new AllocationRule(kind, Part(part))))],
        FutureInstallmentRule.NextInstallment);

    private static AllocationPart Part(char letter) => letter switch
    {
        'P' => AllocationPart.Penalty,
        'F' => AllocationPart.Fee,
        'I' => AllocationPart.Interest,
        _ => AllocationPart.Principal,
    };

    private static ProgressiveLoan Lent(PaymentAllocation allocation)
    {
        var loan = new ProgressiveLoan(Terms(allocation));
        Lend(loan);
        return loan;
    }

    private static void Lend(ProgressiveLoan loan)
    {
        Assert.True(loan.Approve(Start, 1000, Start).IsApplied);
        Assert.True(loan.Disburse(Start, 1000).IsApplied);
    }

    private static void Move(ProgressiveLoan loan, int day) => loan.MoveTo(new DateOnly(Start.Year, Start.Month, day));

    private static void Pay(ProgressiveLoan loan, decimal amount) => Assert.True(loan.Record(ProgressiveTransactionType.Repayment, loan.BusinessDate, amount).IsApplied);

    private static int Charge(ProgressiveLoan loan, int day, decimal amount)
    {
        var outcome = loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, Amount = amount, DueDate = new DateOnly(Start.Year, Start.Month, day) });
        Assert.True(outcome.IsApplied);
        return outcome.Id;
    }
}
