using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

/// <summary>Terms that the tests of progressive loans start from.</summary>
internal static class LoanTerms
{
    internal static readonly DateOnly Start = new(2024, 1, 1);

    /// <summary>100 at 7 % over six months of thirty days, interest by day on what is really outstanding.</summary>
    internal static ProgressiveTerms SixMonths { get; } = new()
    {
        Currency = Currency.Parse("EUR"),
        Principal = 100,
        SubmittedOn = Start,
        ExpectedDisbursement = Start,
        RatePercent = 7,
        InstallmentCount = 6,
        DaysInMonth = DaysInMonth.Thirty,
        DaysInYear = DaysInYear.Days360,
        Recalculation = new InterestRecalculation(),
    };

    internal static ProgressiveLoan Disbursed(ProgressiveTerms terms)
    {
        var loan = new ProgressiveLoan(terms);
        Assert.True(loan.Approve(Start, terms.Principal, Start).IsApplied);
        Assert.True(loan.Disburse(Start, terms.Principal).IsApplied);
        return loan;
    }
}
