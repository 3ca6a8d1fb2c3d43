using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Changes of what was agreed. Figures of Apache Fineract's end-to-end scenarios (Apache License 2.0), named at each test.</summary>
public sealed class TermChangeTests
{
    private static readonly ProgressiveTerms Scheduled = LoanTerms.SixMonths with { Recalculation = null };

    /// <summary>C3215.</summary>
    [Fact]
    public void NewRate_FromTheDayAfterADueDate_SpreadsWhatIsLeftAnew()
    {
        var loan = LoanTerms.PaidOnce(Scheduled);

        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 2), NewRatePercent = 4 }).IsApplied);

        Assert.Equal([16.43m, 16.60m, 16.66m, 16.71m, 16.77m, 16.83m], loan.Principal());
        Assert.Equal([0.58m, 0.28m, 0.22m, 0.17m, 0.11m, 0.06m], loan.InterestDue());
        Assert.All(loan.Interest.Skip(1).SelectMany(static interest => interest.Lines), static line => Assert.Equal(4, line.RatePercent));
    }

    [Fact]
    public void MovedDueDate_MovesAllLaterOnes_AndBearsInterestForItsDays()
    {
        var loan = LoanTerms.Disbursed(Scheduled);

        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 1), AdjustedDueDate = LoanTerms.Day(2, 15) }).IsApplied);

        Assert.Equal([2, 3, 4, 5, 6, 7], loan.Rows().Select(static row => row.Due.Month));
        Assert.All(loan.Rows(), static row => Assert.Equal(15, row.Due.Day));
        Assert.InRange(loan.InterestDue().First(), 0.85m, 0.90m);
        Assert.Equal(100, loan.Principal().Sum());
    }

    [Fact]
    public void ExtraTerms_AfterTheFirstInstallment_SpreadTheRestOverMore()
    {
        var loan = LoanTerms.PaidOnce(Scheduled);

        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(3, 1), ExtraTerms = 2 }).IsApplied);

        var rows = loan.Rows().ToList();
        Assert.Equal(8, rows.Count);
        Assert.Equal(LoanTerms.Day(9, 1), rows[^1].Due);
        Assert.Equal(17.01m, rows[0].TotalDue);
        Assert.All(rows.Skip(1).SkipLast(1), row => Assert.Equal(rows[1].TotalDue, row.TotalDue));
        Assert.True(rows[1].TotalDue < 17.01m);
    }

    [Fact]
    public void Pause_OverAWholePeriod_LeavesItWithoutInterest_UntilRemoved()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        var before = loan.InterestDue().ToList();

        var pause = loan.PauseInterest(LoanTerms.Day(2, 2), LoanTerms.Day(3, 1));
        Assert.Equal(0, loan.InterestDue().ElementAt(1));
        Assert.Contains(loan.Interest.Single(static interest => interest.Installment == 2).Lines, static line => line.IsPaused);

        Assert.True(loan.RemovePause(pause.Id).IsApplied);
        Assert.Equal(before, loan.InterestDue());
    }

    [Fact]
    public void Reschedule_ThatCantBeKept_IsRefusedWithAReason()
    {
        var loan = LoanTerms.Disbursed(Scheduled);

        Assert.Equal(ProgressiveRefusal.InvalidCommand, loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 1) }).Refusal);
        Assert.Equal(
            ProgressiveRefusal.NotOffered,
            loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 1), GraceOnInterest = 1 }).Refusal);
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(20, true)]
    [InlineData(2.99, false)]
    [InlineData(20.01, false)]
    public void NewRate_LiesBetweenTheBoundsOfTheTerms(double rate, bool isApplied)
    {
        var loan = LoanTerms.Disbursed(Scheduled with { LeastRatePercent = 3, MostRatePercent = 20 });

        var outcome = loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(2, 2), NewRatePercent = (decimal)rate });

        Assert.Equal(isApplied ? ProgressiveRefusal.None : ProgressiveRefusal.AmountNotAllowed, outcome.Refusal);
    }

    /// <summary>C4393: a charge behind the last installment is due with it, once that one falls due later.</summary>
    [Fact]
    public void MovedDueDates_TakeInAChargeThatWasBehindThem()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths);
        Assert.True(loan.AddCharge(new ProgressiveCharge { Time = ChargeTime.SpecifiedDueDate, Amount = 10, DueDate = LoanTerms.Day(7, 15) }).IsApplied);
        Assert.Equal(7, loan.Rows().Count());
        loan.MoveTo(LoanTerms.Day(3, 1));

        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = LoanTerms.Day(3, 1), AdjustedDueDate = LoanTerms.Day(3, 30) }).IsApplied);

        Assert.Equal(6, loan.Rows().Count());
        Assert.Equal((LoanTerms.Day(7, 30), 10m), (loan.Rows().Last().Due, loan.Rows().Last().Dues.Fees));
        Assert.Equal(10, loan.Totals.Outstanding.Fees);
    }

    /// <summary>C4570: the loan was paid off, refunded and its credit paid out before the rate is lowered from the beginning.</summary>
    [Fact]
    public void NewRate_OfALoanThatEnded_TakesIncomeBack_AndLeavesCredit()
    {
        var start = new DateOnly(2024, 9, 24);
        var loan = new ProgressiveLoan(LoanTerms.SixMonths with
        {
            Principal = 116.89m, SubmittedOn = start, ExpectedDisbursement = start, RatePercent = 35.99m, InstallmentCount = 3, AccrualActivity = true,
            InterestRefundTypes = [ProgressiveTransactionType.PayoutRefund],
        });
        Assert.True(loan.Approve(start, 116.89m, start).IsApplied);
        Assert.True(loan.Disburse(start, 116.89m).IsApplied);
        loan.Pay(new DateOnly(2024, 9, 26), 117.12m);
        loan.Take(ProgressiveTransactionType.PayoutRefund, new DateOnly(2024, 10, 6), 8.13m);
        loan.Take(ProgressiveTransactionType.CreditBalanceRefund, new DateOnly(2024, 10, 7), 8.14m);
        loan.MoveTo(new DateOnly(2024, 10, 30));

        Assert.True(loan.Reschedule(new ProgressiveReschedule { From = start.AddDays(1), NewRatePercent = 25.99m }).IsApplied);

        Assert.Equal((ProgressiveStatus.Overpaid, 0.06m), (loan.Status, loan.Totals.Overpaid));
        Assert.Equal((0.17m, new DateOnly(2024, 9, 26)), Of(ProgressiveTransactionType.AccrualActivity));
        Assert.Equal((0.06m, new DateOnly(2024, 10, 30)), Of(ProgressiveTransactionType.AccrualAdjustment));

        (decimal, DateOnly) Of(ProgressiveTransactionType type)
        {
            var one = Assert.Single(loan.Transactions, transaction => transaction.Type == type);
            return (one.Amount, one.Date);
        }
    }
}
