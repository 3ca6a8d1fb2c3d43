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

    internal static DateOnly Day(int month, int day) => new(2024, month, day);

    internal static ProgressiveLoan Disbursed(ProgressiveTerms terms)
    {
        var loan = new ProgressiveLoan(terms);
        Assert.True(loan.Approve(Start, terms.Principal, Start).IsApplied);
        Assert.True(loan.Disburse(Start, terms.Principal).IsApplied);
        return loan;
    }

    /// <summary>A loan of <see cref="SixMonths"/> whose first installment was paid on its day.</summary>
    internal static ProgressiveLoan PaidOnce(ProgressiveTerms terms)
    {
        var loan = Disbursed(terms);
        loan.Pay(Day(2, 1), 17.01m);
        return loan;
    }

    internal static int Pay(this ProgressiveLoan loan, DateOnly date, decimal amount)
        => loan.Take(ProgressiveTransactionType.Repayment, date, amount);

    /// <summary>Records on the day itself, or backdated where the loan's business date is later.</summary>
    internal static int Take(this ProgressiveLoan loan, ProgressiveTransactionType type, DateOnly date, decimal amount, int? target = null)
    {
        if (loan.BusinessDate < date)
        {
            loan.MoveTo(date);
        }

        var outcome = loan.Record(type, date, amount, target);
        Assert.True(outcome.IsApplied, outcome.Detail);
        return outcome.Id;
    }

    internal static IEnumerable<ProgressiveInstallment> Rows(this ProgressiveLoan loan) => loan.Installments.Where(static row => !row.IsDisbursement);

    internal static IEnumerable<decimal> Principal(this ProgressiveLoan loan) => loan.Rows().Select(static row => row.Dues.Principal);

    internal static IEnumerable<decimal> InterestDue(this ProgressiveLoan loan) => loan.Rows().Select(static row => row.Dues.Interest);

    internal static ProgressiveTransaction Only(this ProgressiveLoan loan, ProgressiveTransactionType type)
        => loan.Transactions.Single(transaction => transaction.Type == type);

    internal static ProgressiveTransaction Of(this ProgressiveLoan loan, int id) => loan.Transactions.Single(transaction => transaction.Id == id);
}
