using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>What a servicer does when a loan goes badly. Figures of Apache Fineract's end-to-end scenarios (Apache License 2.0) where one is named.</summary>
public sealed class ServicingTests
{
    /// <summary>750 of 1,000 in three steps of fifteen days, without interest, after a down payment of a quarter.</summary>
    private static readonly ProgressiveTerms Fortnights = LoanTerms.SixMonths with
    {
        Principal = 1000,
        RatePercent = 0,
        InstallmentCount = 3,
        RepaymentEvery = 15,
        RepaymentFrequency = RepaymentFrequency.Days,
        DownPaymentPercent = 25,
        AutoDownPayment = true,
        Recalculation = null,
    };

    /// <summary>C3050.</summary>
    [Fact]
    public void ReAge_ReplacesWhatIsUnpaid_ByNewInstallments()
    {
        var loan = LoanTerms.Disbursed(Fortnights);
        var before = loan.Installments;
        loan.MoveTo(LoanTerms.Day(2, 20));

        Assert.True(loan.ReAge(new ProgressiveReAge { Start = LoanTerms.Day(3, 1), InstallmentCount = 6 }).IsApplied);

        Assert.Equal([250, 0, 0, 0, 125, 125, 125, 125, 125, 125], loan.Principal());
        Assert.Equal([3, 4, 5, 6, 7, 8], loan.Rows().Where(static row => row.IsReAged).Select(static row => row.Due.Month));
        Assert.Equal(750, loan.Only(ProgressiveTransactionType.ReAge).Amount);

        Assert.True(loan.UndoReAge().IsApplied);
        Assert.Equal(before, loan.Installments);
    }

    [Fact]
    public void ReAmortize_SpreadsWhatIsPastDue_OverTheRest()
    {
        var loan = LoanTerms.Disbursed(Fortnights);
        loan.MoveTo(LoanTerms.Day(1, 20));

        Assert.True(loan.ReAmortize(LoanTerms.Day(1, 20)).IsApplied);

        Assert.Equal([250, 0, 375, 375], loan.Principal());
        Assert.Equal(250, loan.Only(ProgressiveTransactionType.ReAmortize).Amount);
    }

    /// <summary>Feature LoanChargeOff, charge-off behaviour "zero interest".</summary>
    [Fact]
    public void ChargeOff_WithoutFurtherInterest_LeavesPrincipalOnly()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths with { ChargeOffBehaviour = ChargeOffBehaviour.ZeroInterest });
        loan.MoveTo(LoanTerms.Day(2, 29));

        Assert.True(loan.ChargeOff(LoanTerms.Day(2, 29)).IsApplied);

        Assert.Equal([16.43m, 16.54m, 17.01m, 17.01m, 17.01m, 16.00m], loan.Principal());
        Assert.Equal([0.58m, 0.47m, 0, 0, 0, 0], loan.InterestDue());
        Assert.Equal(new PartAmounts(83.57m, 0.47m, 0, 0), loan.Only(ProgressiveTransactionType.ChargeOff).Parts);
        Assert.Equal(1.05m, loan.Only(ProgressiveTransactionType.Accrual).Amount);
    }

    /// <summary>Feature LoanChargeOff, charge-off behaviour "accelerate maturity".</summary>
    [Fact]
    public void ChargeOff_ThatAccelerates_MakesAllDueOnTheDay_UntilUndone()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths with { ChargeOffBehaviour = ChargeOffBehaviour.AccelerateMaturity });
        loan.MoveTo(LoanTerms.Day(2, 29));
        var before = loan.Installments;

        Assert.True(loan.ChargeOff(LoanTerms.Day(2, 29)).IsApplied);

        var last = loan.Rows().Last();
        Assert.Equal((2, LoanTerms.Day(2, 29)), (last.Number, last.Due));
        Assert.Equal(new PartAmounts(83.57m, 0.47m, 0, 0), last.Dues);

        Assert.True(loan.UndoChargeOff().IsApplied);
        Assert.Equal(before, loan.Installments);
    }

    /// <summary>Feature LoanChargeback, with credit allocation: penalties before principal.</summary>
    [Fact]
    public void Chargeback_OfAPayment_BringsBackItsPartsInTheAgreedOrder()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with
        {
            RatePercent = 0,
            InstallmentCount = 3,
            Recalculation = null,
            ChargebackOrder = [AllocationPart.Penalty, AllocationPart.Fee, AllocationPart.Interest, AllocationPart.Principal],
        });
        loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, IsPenalty = true, Amount = 5, DueDate = LoanTerms.Day(1, 5) });
        var payment = loan.Pay(LoanTerms.Day(2, 1), 105);
        Assert.Equal(ProgressiveStatus.ClosedObligationsMet, loan.Status);

        loan.Take(ProgressiveTransactionType.Chargeback, LoanTerms.Day(4, 15), 3, payment);
        var second = loan.Take(ProgressiveTransactionType.Chargeback, LoanTerms.Day(4, 20), 10, payment);

        Assert.Equal(new PartAmounts(8, 0, 0, 2), loan.Of(second).Parts);
        Assert.Equal(new PartAmounts(8, 0, 0, 5), loan.Rows().Last().Dues);
        Assert.Equal(LoanTerms.Day(4, 20), loan.Rows().Last().Due);
        Assert.Equal(ProgressiveStatus.Active, loan.Status);
        Assert.Equal(13, loan.Totals.Outstanding.Total);
        Assert.Equal(
            ProgressiveRefusal.AmountNotAllowed,
            loan.Record(ProgressiveTransactionType.Chargeback, LoanTerms.Day(4, 20), 92.01m, payment).Refusal);
    }

    /// <summary>C3118: the penalty was earned when it was due; that it is owed again is no new income.</summary>
    [Fact]
    public void Chargeback_OfAPenalty_OnALoanWithCredit_IsNoIncome()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with
        {
            RatePercent = 0,
            InstallmentCount = 3,
            Recalculation = null,
            ChargebackOrder = [AllocationPart.Penalty, AllocationPart.Fee, AllocationPart.Interest, AllocationPart.Principal],
        });
        loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, IsPenalty = true, Amount = 5, DueDate = LoanTerms.Day(1, 5) });
        var payment = loan.Pay(LoanTerms.Day(2, 1), 105);
        loan.Take(ProgressiveTransactionType.MerchantIssuedRefund, LoanTerms.Day(4, 10), 10);

        loan.Take(ProgressiveTransactionType.Chargeback, LoanTerms.Day(4, 15), 3, payment);

        Assert.Equal((ProgressiveStatus.Overpaid, 7m), (loan.Status, loan.Totals.Overpaid));
        Assert.Equal(5, loan.Only(ProgressiveTransactionType.Accrual).Amount);
    }

    [Fact]
    public void WriteOff_ClosesTheLoan_AndKeepsWhatWasLost()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths);

        loan.Take(ProgressiveTransactionType.WriteOff, LoanTerms.Day(2, 1), 0);

        Assert.Equal(ProgressiveStatus.ClosedWrittenOff, loan.Status);
        Assert.Equal(83.57m, loan.Totals.WrittenOff.Principal);
        Assert.Equal(0, loan.Totals.Outstanding.Total);
    }
}
