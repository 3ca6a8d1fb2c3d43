using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

public sealed class AnnuityTests
{
    /// <summary>Figures of Apache Fineract's end-to-end scenario C3152 (Apache License 2.0).</summary>
    [Fact]
    public void ActualDays_TenThousandAtTwelvePercent_GiveThePublishedSchedule()
    {
        var start = new DateOnly(2023, 12, 12);
        var loan = new ProgressiveLoan(LoanTerms.SixMonths with
        {
            Principal = 10_000,
            SubmittedOn = start,
            ExpectedDisbursement = start,
            RatePercent = 12,
            DaysInMonth = DaysInMonth.Actual,
            DaysInYear = DaysInYear.Actual,
            Recalculation = null,
        });

        decimal[] principal = [1623.75m, 1640.42m, 1661.51m, 1673.98m, 1692.11m, 1708.23m];
        decimal[] interest = [101.81m, 85.14m, 64.05m, 51.58m, 33.45m, 17.36m];
        var rows = loan.Rows().ToList();

        Assert.Equal(principal, rows.Select(static row => row.Dues.Principal));
        Assert.Equal(interest, rows.Select(static row => row.Dues.Interest));
    }

    [Fact]
    public void Interest_OfEveryInstallment_RecomputesFromItsLines()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths);
        loan.MoveTo(new DateOnly(2024, 3, 10));
        Assert.True(loan.Record(ProgressiveTransactionType.Repayment, new DateOnly(2024, 1, 20), 17.01m).IsApplied);

        var rows = loan.Rows().ToDictionary(static row => row.Number);
        var carried = 0m;
        foreach (var interest in loan.Interest)
        {
            var exact = interest.Lines.Sum(static line => (line.FactorDays == 0 ? 0 : line.Base * line.Factor / line.FactorDays * line.Days) + line.Credited);

            Assert.Equal(interest.Earned, decimal.Round(exact, 2));
            Assert.Equal(carried, interest.CarriedIn);
            Assert.Equal(rows[interest.Installment].Dues.Interest, interest.Due);
            carried = interest.CarriedOut;
        }

        Assert.Equal(0, carried);
        Assert.Contains(loan.Interest, static interest => interest.CarriedOut > 0);
    }

    [Fact]
    public void LongSchedule_OfThirtyYears_EndsAtZeroWithEvenInstallments()
    {
        var loan = LoanTerms.Disbursed(LoanTerms.SixMonths with { Principal = 250_000, InstallmentCount = 360 });
        var rows = loan.Rows().ToList();

        Assert.Equal(250_000, rows.Sum(static row => row.Dues.Principal));
        Assert.Equal(0, rows[^1].Balance);
        // Rounding leaves at most a cent for every two installments, and interest on it.
        Assert.InRange(Math.Abs(rows[^1].TotalDue - rows[0].TotalDue), 0, 5.40m);
    }
}
