using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Cumulative schedules. Figures of Apache Fineract's end-to-end scenarios RS02 to RS06 (Apache License 2.0).</summary>
public sealed class CumulativeTests
{
    private static readonly DateOnly Start = new(2022, 11, 1);

    private static readonly ProgressiveTerms Terms = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 5000,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 12,
        InstallmentCount = 18,
        InterestPeriod = InterestPeriodKind.SameAsRepayment,
        PartialPeriodInterest = true,
        InstallmentMultiple = 1,
        IsCumulative = true,
    };

    [Fact]
    public void EqualInstallments_AreKept_AndTheLastTakesTheRest()
    {
        var rows = new ProgressiveLoan(Terms).Rows().ToList();

        Assert.All(rows.SkipLast(1), static row => Assert.Equal(305, row.Dues.Total));
        Assert.Equal(303.22m, rows[^1].Dues.Total);
    }

    [Fact]
    public void InterestByDay_HasYearsOf365Days()
    {
        var rows = new ProgressiveLoan(Terms with { InterestPeriod = InterestPeriodKind.Daily, PartialPeriodInterest = false }).Rows().ToList();

        Assert.Equal([49.32m, 48.35m, 45.74m, 38.92m], rows.Take(4).Select(static row => row.Dues.Interest));
        Assert.Equal([15.06m, 12.10m, 8.53m, 6.10m, 2.95m], rows.TakeLast(5).Select(static row => row.Dues.Interest));
    }

    [Fact]
    public void EqualPrincipal_IsInCents_WhateverInstallmentsAreMultiplesOf()
    {
        var rows = new ProgressiveLoan(Terms with { Amortization = ProgressiveAmortization.EqualPrincipal }).Rows().ToList();

        Assert.All(rows.SkipLast(1), static row => Assert.Equal(277.78m, row.Dues.Principal));
        Assert.Equal((277.74m, 2.78m), (rows[^1].Dues.Principal, rows[^1].Dues.Interest));
    }

    [Theory]
    [InlineData(3, 361, 354.87)]
    [InlineData(6, 444, 447.09)]
    public void GraceOnPrincipal_LeavesInterestDue_AndTheRestInEqualInstallments(int grace, int installment, double last)
    {
        var rows = new ProgressiveLoan(Terms with { GraceOnPrincipal = grace }).Rows().ToList();

        Assert.All(rows.Take(grace), static row => Assert.Equal((0, 50), (row.Dues.Principal, row.Dues.Interest)));
        Assert.All(rows.Skip(grace).SkipLast(1), row => Assert.Equal(installment, row.Dues.Total));
        Assert.Equal((decimal)last, rows[^1].Dues.Total);
    }

    [Fact]
    public void GraceOnInterest_MakesItDueTogether_WithTheFirstInstallmentAfter()
    {
        var rows = new ProgressiveLoan(Terms with { GraceOnPrincipal = 6, GraceOnInterest = 3 }).Rows().ToList();

        Assert.Equal([0, 0, 0, 200, 50, 50], rows.Take(6).Select(static row => row.Dues.Interest));
    }

    [Fact]
    public void Approval_OfMoreThanAppliedFor_OrInTheFuture_IsRefused()
    {
        Assert.Equal(ProgressiveRefusal.AmountNotAllowed, new ProgressiveLoan(Terms).Approve(Start, 5000.01m, Start).Refusal);
        Assert.Equal(ProgressiveRefusal.DateNotAllowed, new ProgressiveLoan(Terms).Approve(Start.AddDays(1), 5000, Start).Refusal);
    }
}
