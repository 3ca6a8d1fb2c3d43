using FinData.Lending.Progressive;

namespace FinData.Lending.Tests.Progressive;

public sealed class PreviewTests
{
    [Fact]
    public void PreviewReAge_ShowsWhatTheReAgingMakes_AndChangesNothing()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths);
        loan.MoveTo(LoanTerms.Day(3, 15));
        var (before, transactions) = (loan.Installments, loan.Transactions);
        var reAge = new ProgressiveReAge { Start = LoanTerms.Day(4, 1), InstallmentCount = 6, InterestHandling = InterestHandling.EqualAmortizationPayable };

        Assert.True(loan.PreviewReAge(reAge, out var preview).IsApplied);

        Assert.Equal(before, loan.Installments);
        Assert.Equal(transactions, loan.Transactions);
        Assert.True(loan.ReAge(reAge).IsApplied);
        Assert.Equal(preview, loan.Installments);
    }

    [Fact]
    public void PreviewReAmortize_ShowsWhatTheReAmortizationMakes_AndChangesNothing()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths);
        loan.MoveTo(LoanTerms.Day(3, 15));
        var before = loan.Installments;

        Assert.True(loan.PreviewReAmortize(LoanTerms.Day(3, 15), InterestHandling.Default, out var preview).IsApplied);

        Assert.Equal(before, loan.Installments);
        Assert.True(loan.ReAmortize(LoanTerms.Day(3, 15)).IsApplied);
        Assert.Equal(preview, loan.Installments);
    }

    [Fact]
    public void Preview_OfWhatIsRefused_IsRefusedToo()
    {
        var loan = LoanTerms.PaidOnce(LoanTerms.SixMonths);
        Assert.True(loan.Terminate().IsApplied);

        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.PreviewReAge(new ProgressiveReAge { Start = LoanTerms.Day(4, 1), InstallmentCount = 6 }, out var preview).Refusal);
        Assert.Empty(preview);
        Assert.Equal(ProgressiveRefusal.StatusNotAllowed, loan.PreviewReAmortize(LoanTerms.Day(2, 1), InterestHandling.Default, out _).Refusal);
    }
}
