using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Terms;

public sealed class TermsValidationTests
{
    private static readonly LoanTerms Valid = Loan(1000m, 12, Rate.Monthly(0.01m), Amortization.EqualInstallment);

    public static TheoryData<string, ContractTerms> Invalid => new()
    {
        { nameof(ContractTerms.Product), Account() with { Product = "" } },
        { nameof(ContractTerms.Product), Account() with { Product = new string('x', 65) } },
        { nameof(ContractTerms.Currency), Account() with { Currency = default } },
        { nameof(ContractTerms.Rounding), Account() with { Rounding = (RoundingRule)9 } },
        { nameof(ContractTerms.DayCount), Account() with { DayCount = 0 } },
        { nameof(AccountTerms.CreditRate), Account() with { CreditRate = Rate.Monthly(0.01m) } },
        { nameof(AccountTerms.DebitRate), Account() with { DebitRate = Rate.NominalAnnual(11m) } },
        { nameof(LoanTerms.Principal), Valid with { Principal = 0m } },
        { nameof(LoanTerms.Principal), Valid with { Principal = 10.005m } },
        { nameof(LoanTerms.Rate), Valid with { Rate = Rate.Monthly(-0.01m) } },
        { nameof(LoanTerms.Rate), Valid with { Frequency = Frequency.Weekly } },
        { nameof(LoanTerms.Rate), Valid with { Amortization = Amortization.Bullet, Count = 600, Rate = Rate.EffectiveAnnual(1m) } },
        { nameof(LoanTerms.Amortization), Valid with { Amortization = 0 } },
        { nameof(LoanTerms.InterestMode), Valid with { InterestMode = (InterestMode)7 } },
        { nameof(LoanTerms.Count), Valid with { Count = 0 } },
        { nameof(LoanTerms.Count), Valid with { Count = 1_201 } },
        { nameof(LoanTerms.Frequency), Valid with { Frequency = 0 } },
        { nameof(LoanTerms.FirstDueDate), Valid with { FirstDueDate = new DateOnly(1899, 12, 31) } },
        { nameof(LoanTerms.Calendar), Valid with { Calendar = "Mars" } },
        { nameof(LoanTerms.BusinessDays), Valid with { BusinessDays = (BusinessDayConvention)4 } },
        { nameof(LoanTerms.InstallmentRounding), Valid with { InstallmentRounding = (RoundingRule)4 } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Terms_WithAWrongField_AreRefusedAndNameIt(string field, ContractTerms terms)
    {
        Assert.Equal(field, Assert.Single(terms.Validate()).Field);
        Assert.Equal(Outcome.Refused(RefusalReason.InvalidTerms), new Contract().Apply(Opened(terms, Day(0))));
    }

    [Fact]
    public void Terms_WithManyWrongFields_NameThemAll()
    {
        var errors = (Valid with { Principal = -1m, Count = 0, Calendar = "" }).Validate();
        Assert.Equal([nameof(LoanTerms.Principal), nameof(LoanTerms.Count), nameof(LoanTerms.Calendar)], errors.Select(static error => error.Field));
    }

    [Fact]
    public void RateChange_ThatCouldNotHaveBeenAgreed_IsRefusedEvenAfterClosing()
    {
        var contract = Contract(Opened(Account(), Day(0)), Event(EventKind.Closed, Day(1), 1));
        Assert.Equal(Outcome.Refused(RefusalReason.InvalidTerms), contract.Apply(RateChanged(Rate.Monthly(0.01m), Day(2), 2)));
        Assert.Equal(Outcome.Refused(RefusalReason.ContractClosed), contract.Apply(RateChanged(Rate.NominalAnnual(0.01m), Day(2), 3)));
    }
}
