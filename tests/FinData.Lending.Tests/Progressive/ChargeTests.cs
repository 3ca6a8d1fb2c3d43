using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Charges that come by themselves, with a disbursement or because an installment is late, and when their income is noted.</summary>
public sealed class ChargeTests
{
    private static readonly DateOnly Start = new(2023, 1, 1);

    private static readonly ProgressiveTerms Terms = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 3000,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 12,
        InstallmentCount = 3,
        InterestMethod = InterestMethod.Flat,
        InterestPeriod = InterestPeriodKind.SameAsRepayment,
        IsCumulative = true,
        MultiDisburse = true,
    };

    [Fact]
    public void LateCharge_IsAskedForOnce_OnEveryInstallmentOverdue()
    {
        var loan = Lent(Terms with { LateCharge = Penalty(1.5m, ChargeCalculation.PercentOfAmountAndInterest) });
        loan.AdvanceTo(new DateOnly(2023, 3, 15));
        loan.AdvanceTo(new DateOnly(2023, 3, 16));

        Assert.Equal([(1030 * 0.015m, new DateOnly(2023, 2, 1)), (1030 * 0.015m, new DateOnly(2023, 3, 1))], loan.Charges.Select(static charge => (charge.Due, charge.DueDate!.Value)));
        Assert.Equal([15.45m, 15.45m, 0], loan.Rows().Select(static row => row.Dues.Penalties));
    }

    [Fact]
    public void FirstClose_NotesEachInstallmentThatFellDueByItself()
    {
        var loan = Lent(Terms);
        loan.AdvanceTo(new DateOnly(2023, 3, 15));

        Assert.Equal(
            [(new DateOnly(2023, 2, 1), 30m), (new DateOnly(2023, 3, 1), 30m)],
            loan.Transactions.Where(static t => t.Type == ProgressiveTransactionType.Accrual).Take(2).Select(static t => (t.Date, t.Amount)));
    }

    [Theory]
    [InlineData(false, 20)]
    [InlineData(true, 5)]
    public void IncomeOfACharge_IsNotedOnItsDueDate_OrWhenItIsAskedFor(bool whenAdded, int day)
    {
        var loan = Lent(Terms with { RatePercent = 0, ChargesAccrueWhenAdded = whenAdded });
        loan.MoveTo(new DateOnly(2023, 1, 5));
        loan.AddCharge(Penalty(10) with { Time = ChargeTime.SpecifiedDueDate, DueDate = new DateOnly(2023, 1, 20) });
        for (var date = 6; date <= 25; date++)
        {
            loan.AdvanceTo(new DateOnly(2023, 1, date));
        }

        var accrual = Assert.Single(loan.Transactions, static t => t.Type == ProgressiveTransactionType.Accrual);
        Assert.Equal((new DateOnly(2023, 1, day), 10), (accrual.Date, accrual.Amount));
    }

    [Fact]
    public void TrancheCharge_IsKeptBackFromItsOwnTranche_AndATrancheAddedLaterCostsTheSame()
    {
        var loan = new ProgressiveLoan(Terms with { Tranches = [new ProgressiveTranche(Start, 2000)] });
        loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.TrancheDisbursement, Calculation = ChargeCalculation.PercentOfDisbursement, Amount = 1, DueDate = Start });
        Assert.True(loan.Approve(Start, 3000, Start).IsApplied);
        Assert.True(loan.Disburse(Start, 2000).IsApplied);
        loan.MoveTo(Start.AddDays(40));
        Assert.True(loan.ExpectTranche(loan.BusinessDate, 500).IsApplied);
        Assert.True(loan.Disburse(loan.BusinessDate, 500).IsApplied);

        Assert.Equal([20, 5], loan.Charges.Select(static charge => charge.Paid));
        Assert.Equal([20, 5], loan.Transactions.Where(static t => t.Type == ProgressiveTransactionType.RepaymentAtDisbursement).Select(static t => t.Parts.Fees));
    }

    [Theory]
    [InlineData(ChargeCalculation.PercentOfAmount, 30)]
    [InlineData(ChargeCalculation.PercentOfAmountAndInterest, 30.9)]
    [InlineData(ChargeCalculation.PercentOfInterest, 0.9)]
    public void DisbursementCharge_SaysWhatItComesTo_BeforeAnythingIsLent(ChargeCalculation calculation, double due)
    {
        var loan = new ProgressiveLoan(Terms);
        loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.Disbursement, Calculation = calculation, Amount = 1 });

        Assert.Equal((decimal)due, Assert.Single(loan.Charges).Due);
    }

    [Fact]
    public void DownPayment_OfALaterTranche_StaysOnItsDay_WhenDueDatesMove()
    {
        var loan = Lent(Terms with { RatePercent = 0, Principal = 1000, DisbursementLimit = 1500, DownPaymentPercent = 25, AutoDownPayment = true });
        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = new DateOnly(2023, 2, 1), AdjustedDueDate = new DateOnly(2023, 4, 10) }).IsApplied);
        loan.MoveTo(new DateOnly(2023, 4, 1));
        Assert.True(loan.Disburse(loan.BusinessDate, 400, takesDownPayment: false).IsApplied);

        var rows = loan.Rows().ToList();
        Assert.Equal([(1, Start), (2, new(2023, 4, 1)), (3, new(2023, 4, 10)), (4, new(2023, 5, 10)), (5, new(2023, 6, 10))], rows.Select(static row => (row.Number, row.Due)));
        Assert.Equal([0, 100, 350, 350, 350], rows.Select(static row => row.Outstanding.Total));
    }

    [Fact]
    public void Disbursement_AfterAChargeOff_IsRefused()
    {
        var loan = Lent(Terms with { Principal = 2000, DisbursementLimit = 3000 });
        Assert.True(loan.ChargeOff(loan.BusinessDate).IsApplied);

        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.Disburse(loan.BusinessDate, 100).Refusal);
    }

    [Fact]
    public void Adjustment_OfARefund_IsRefused()
    {
        var loan = Lent(Terms);
        var refund = loan.Record(ProgressiveTransactionType.MerchantIssuedRefund, Start, 100).Id;

        Assert.Equal(ProgressiveRefusal.TargetNotAllowed, loan.Adjust(refund, Start, 90).Refusal);
    }

    /// <summary>C3128: what was due the day before is waived as of then; what is due later, today.</summary>
    [Theory]
    [InlineData(17, 17)]
    [InlineData(25, 18)]
    public void Waiver_IsOfTheDayTheChargeWasDue_OrOfToday(int due, int waived)
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { RatePercent = 0, Recalculation = null });
        loan.MoveTo(LoanTerms.Day(1, 18));
        var charge = loan.AddCharge(Penalty(20) with { DueDate = LoanTerms.Day(1, due) });
        Assert.True(loan.WaiveCharge(charge.Id).IsApplied);

        Assert.Equal(LoanTerms.Day(1, waived), loan.Only(ProgressiveTransactionType.ChargeWaiver).Date);
    }

    private static ProgressiveCharge Penalty(decimal amount, ChargeCalculation calculation = ChargeCalculation.Flat)
        => new() { Time = ChargeTime.OverdueInstallment, Calculation = calculation, Amount = amount, IsPenalty = true };

    private static ProgressiveLoan Lent(ProgressiveTerms terms)
    {
        var loan = new ProgressiveLoan(terms);
        Assert.True(loan.Approve(Start, terms.Principal, Start).IsApplied);
        Assert.True(loan.Disburse(Start, terms.Principal).IsApplied);
        return loan;
    }
}
