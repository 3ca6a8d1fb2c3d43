using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Cumulative schedules with flat interest. Figures of Apache Fineract's end-to-end scenarios C4119 and C4121 (Apache License 2.0).</summary>
public sealed class CumulativeFlatTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);

    private static readonly ProgressiveTerms Terms = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 1500,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 7,
        InstallmentCount = 3,
        InterestMethod = InterestMethod.Flat,
        InterestPeriod = InterestPeriodKind.Daily,
        IsCumulative = true,
        MultiDisburse = true,
        Recalculation = new InterestRecalculation(),
        Allocations =
        [
            new PaymentAllocation(
                null,
                [
                    .. from due in Enum.GetValues<DueKind>()
                       from part in (AllocationPart[])[AllocationPart.Penalty, AllocationPart.Fee, AllocationPart.Interest, AllocationPart.Principal]
                       select new AllocationRule(due, part),
                ],
                FutureInstallmentRule.NextInstallment),
        ],
    };

    [Fact]
    public void Interest_OfAllDays_IsInEqualParts_AndTheLastTakesTheRest()
    {
        var rows = Lent(Terms).Rows().ToList();

        Assert.Equal([5.75m, 5.75m, Math.Round(1000m * 7 / 100 * 90 / 365, 2) - 5.75m - 5.75m], rows.Select(static row => row.Dues.Interest));
        Assert.Equal([333.33m, 333.33m, 333.34m], rows.Select(static row => row.Dues.Principal));
    }

    [Fact]
    public void Interest_OfADownPayment_IsDueToo()
    {
        var loan = Lent(Terms with { DownPaymentPercent = 25, AutoDownPayment = true });
        loan.MoveTo(new DateOnly(2025, 1, 15));
        Assert.True(loan.Disburse(loan.BusinessDate, 500).IsApplied);

        Assert.Equal([(250m, 0m), (125m, 0m), (375m, 8.63m), (375m, 8.63m), (375m, 8.63m)], loan.Rows().Select(static row => (row.Dues.Principal, row.Dues.Interest)));
    }

    [Fact]
    public void LaterTranche_ChangesInterestOfEarlierInstallments_AndPrincipalOfLaterOnes()
    {
        var loan = Lent(Terms with { InterestPeriod = InterestPeriodKind.SameAsRepayment });
        var payment = loan.Pay(new DateOnly(2025, 2, 1), 339.16m);
        loan.MoveTo(new DateOnly(2025, 2, 15));
        Assert.True(loan.Disburse(loan.BusinessDate, 500).IsApplied);

        Assert.Equal([(333.33m, 8.75m), (500m, 8.75m), (666.67m, 8.75m)], loan.Rows().Select(static row => (row.Dues.Principal, row.Dues.Interest)));
        Assert.Equal((330.41m, 8.75m), (loan.Of(payment).Parts.Principal, loan.Of(payment).Parts.Interest));
    }

    [Fact]
    public void Multiples_RoundBothParts_SoThatTheirSumIsOne()
    {
        var rows = Lent(Terms with { InstallmentMultiple = 1, RatePercent = 12 }).Rows().ToList();

        Assert.All(rows.SkipLast(1), static row => Assert.Equal(decimal.Truncate(row.Dues.Total), row.Dues.Total));
        Assert.Equal(1000, rows.Sum(static row => row.Dues.Principal));
    }

    private static ProgressiveLoan Lent(ProgressiveTerms terms)
    {
        var loan = new ProgressiveLoan(terms);
        Assert.True(loan.Approve(Start, terms.Principal, Start).IsApplied);
        Assert.True(loan.Disburse(Start, 1000).IsApplied);
        return loan;
    }
}
