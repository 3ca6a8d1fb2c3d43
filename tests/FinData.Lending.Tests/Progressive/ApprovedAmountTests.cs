using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>The approved amount, changed later. The figures are those of LoanUpdateApprovedAmount and LoanUpdateAvailableDisbursementAmount.feature of github.com/apache/fineract.</summary>
public sealed class ApprovedAmountTests
{
    private static readonly DateOnly Day = new(2025, 1, 1);

    // C3866 and UC8_2: never less than was lent, never more than was applied for.
    [Theory]
    [InlineData(600, true)]
    [InlineData(500, false)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(0, false)]
    public void ApprovedAmount_LiesBetweenWhatWasLentAndWhatWasAppliedFor(int amount, bool isApplied)
    {
        var loan = Lent(600m);

        Assert.Equal(isApplied, loan.ChangeApproved(amount).IsApplied);
    }

    // C3859: the new amount holds for what is lent after everything was undone.
    [Fact]
    public void ApprovedAmount_LimitsTheNextDisbursement()
    {
        var loan = Lent(100m);

        Assert.True(loan.ChangeApproved(600m).IsApplied);
        Assert.True(loan.UndoDisbursal().IsApplied);

        Assert.Equal(ProgressiveRefusal.AmountNotAllowed, loan.Disburse(Day, 700m).Refusal);
        Assert.True(loan.Disburse(Day, 600m).IsApplied);
    }

    // C3919: 600 on top of the 100 that are lent.
    [Theory]
    [InlineData(600, 700)]
    [InlineData(0, 100)]
    public void AvailableAmount_ComesOnTopOfWhatWasLent(int available, int approved)
    {
        var loan = Lent(100m);

        Assert.True(loan.ChangeAvailable(available).IsApplied);

        Assert.Equal(approved, loan.Approved);
    }

    // C3995 and C3869.
    [Theory]
    [InlineData(0)]
    [InlineData(-100)]
    [InlineData(1001)]
    public void AvailableAmount_OfALoanThatLentNothing_IsPositiveAndNoMoreThanWasAppliedFor(int available)
    {
        var loan = Approved();

        Assert.Equal(ProgressiveRefusal.AmountNotAllowed, loan.ChangeAvailable(available).Refusal);
    }

    // LoanCharge.feature: a fee of 10 and a penalty of 20, of a payment of 200.
    [Fact]
    public void Payment_SaysWhatItPaidOfWhichCharge()
    {
        var loan = Lent(1000m);
        var fee = loan.AddCharge(Charge("Snooze fee", 10m, isPenalty: false)).Id;
        var penalty = loan.AddCharge(Charge("NSF fee", 20m, isPenalty: true)).Id;

        var payment = loan.Record(ProgressiveTransactionType.Repayment, Day, 25m).Id;

        Assert.Equal(25m, loan.ChargesPaidBy(payment).Sum(static paid => paid.Amount));
        Assert.Equal([(fee, loan.Charges[0].Paid), (penalty, loan.Charges[1].Paid)], loan.ChargesPaidBy(payment));
    }

    private static ProgressiveCharge Charge(string name, decimal amount, bool isPenalty) => new()
    {
        Name = name,
        Time = ChargeTime.SpecifiedDueDate,
        Calculation = ChargeCalculation.Flat,
        IsPenalty = isPenalty,
        DueDate = Day,
        Amount = amount,
    };

    private static ProgressiveLoan Lent(decimal amount)
    {
        var loan = Approved();
        Assert.True(loan.Disburse(Day, amount).IsApplied);
        return loan;
    }

    private static ProgressiveLoan Approved()
    {
        var loan = new ProgressiveLoan(LoanTerms.SixMonths with { Principal = 1000m, SubmittedOn = Day, ExpectedDisbursement = Day });
        loan.MoveTo(Day);
        Assert.True(loan.Approve(Day, 1000m, Day).IsApplied);
        return loan;
    }
}
