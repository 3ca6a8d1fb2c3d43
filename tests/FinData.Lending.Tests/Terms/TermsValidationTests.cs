using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Terms;

public sealed class TermsValidationTests
{
    private static readonly LoanTerms Valid = Loan(1000m, 12, Rate.Monthly(0.01m), Amortization.EqualInstallment);

    private static readonly LoanTerms ValidCustom = Valid with
    {
        Amortization = Amortization.Custom,
        Count = 2,
        FirstDueDate = new DateOnly(2024, 3, 1),
        Installments = [new(new DateOnly(2024, 3, 1), 400m), new(new DateOnly(2024, 4, 1), 600m, 5m)],
    };

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
        { nameof(LoanTerms.FirstDueDate), Valid with { FirstDueDate = Day(0).AddDays(-1) } },
        { nameof(LoanTerms.Count), Valid with { Count = 1_200, Frequency = Frequency.Annual } },
        { nameof(LoanTerms.Count), Valid with { Count = 1_200, Interval = 366 } },
        { nameof(LoanTerms.Interval), Valid with { Interval = 0 } },
        { nameof(LoanTerms.Interval), Valid with { Interval = 367 } },
        { nameof(LoanTerms.EndOfMonth), Valid with { EndOfMonth = true, Frequency = Frequency.Weekly, Rate = Rate.NominalAnnual(0.1m) } },
        { nameof(LoanTerms.InstallmentMethod), Valid with { InstallmentMethod = (InstallmentMethod)2 } },
        { nameof(LoanTerms.InstallmentMethod), Valid with { InstallmentMethod = InstallmentMethod.Iterated, Amortization = Amortization.EqualPrincipal } },
        { nameof(LoanTerms.InstallmentAmount), Valid with { InstallmentAmount = 0m } },
        { nameof(LoanTerms.InstallmentAmount), Valid with { InstallmentAmount = 100.005m } },
        { nameof(LoanTerms.InstallmentAmount), Valid with { InstallmentAmount = 10m } }, // just the first interest
        { nameof(LoanTerms.InstallmentAmount), Valid with { InstallmentAmount = 100m, Amortization = Amortization.Bullet } },
        { nameof(LoanTerms.InstallmentMultiple), Valid with { InstallmentMultiple = -1m } },
        { nameof(LoanTerms.InstallmentMultiple), Valid with { InstallmentMultiple = 1_000.01m } },
        { nameof(LoanTerms.InstallmentMultiple), Valid with { InstallmentMultiple = 10m, Amortization = Amortization.InterestOnly } },
        { nameof(LoanTerms.Balloon), Valid with { Balloon = 1_000.01m } },
        { nameof(LoanTerms.Balloon), Valid with { Balloon = -0.01m } },
        { nameof(LoanTerms.Balloon), Valid with { Balloon = 100m, Amortization = Amortization.German } },
        { nameof(LoanTerms.PrincipalGrace), Valid with { PrincipalGrace = 12 } },
        { nameof(LoanTerms.PrincipalGrace), Valid with { PrincipalGrace = -1 } },
        { nameof(LoanTerms.PrincipalGrace), Valid with { PrincipalGrace = 1, Amortization = Amortization.InterestOnly } },
        { nameof(LoanTerms.InterestGrace), Valid with { InterestGrace = 12 } },
        { nameof(LoanTerms.InterestGrace), Valid with { InterestGrace = 1, Amortization = Amortization.Bullet } },
        { nameof(LoanTerms.InterestFree), Valid with { InterestFree = 12 } },
        { nameof(LoanTerms.InterestFree), Valid with { InterestFree = 1, Amortization = Amortization.Bullet } },
        { nameof(LoanTerms.InterestMode), Valid with { Amortization = Amortization.German, InterestMode = InterestMode.DailyRest } },
        { nameof(LoanTerms.Rate), Valid with { Amortization = Amortization.German, Rate = Rate.Monthly(1m) } },
        { nameof(LoanTerms.Rate), Valid with { Amortization = Amortization.Bullet, Rate = Rate.Of(0.05m, RateForm.Daily) } }, // a year of it is the 57-million-fold
        { nameof(LoanTerms.Rate), Valid with { Rate = Rate.EffectiveAnnual(10m), InterestGrace = 11, Count = 100, Frequency = Frequency.Quarterly, InterestMode = InterestMode.DailyRest, PrincipalGrace = 0, Interval = 4 } },
        { nameof(LoanTerms.Rate), Valid with { Principal = 999_999_999_999_999m, Rate = Rate.Monthly(10m), Count = 600 } },
        { nameof(LoanTerms.Rate), Valid with { Rate = Rate.Of(1m, (RateForm)8) } },
        { nameof(LoanTerms.Rate), Valid with { DayCount = DayCount.ActualActualIcma, Rate = Rate.EffectiveAnnual(0.1m) } },
        { nameof(LoanTerms.DayCount), Valid with { DayCount = DayCount.ActualActualIcma, Frequency = Frequency.Biweekly, Rate = Rate.NominalAnnual(0.1m) } },
        { nameof(LoanTerms.DayCount), Valid with { DayCount = DayCount.ActualActualIcma, Interval = 13, Count = 2 } },
        { nameof(LoanTerms.DayCount), ValidCustom with { DayCount = DayCount.ActualActualIcma } },
        { nameof(LoanTerms.Installments), Valid with { Installments = ValidCustom.Installments } },
        { nameof(LoanTerms.Installments), ValidCustom with { Installments = [] } },
        { nameof(LoanTerms.Installments), ValidCustom with { Principal = 1_000.01m } },
        { nameof(LoanTerms.Count), ValidCustom with { Count = 3 } },
        { nameof(LoanTerms.FirstDueDate), ValidCustom with { FirstDueDate = new DateOnly(2024, 3, 2) } },
        { "Installments[1].DueDate", ValidCustom with { Installments = [new(new DateOnly(2024, 3, 1), 400m), new(new DateOnly(2024, 3, 1), 600m)] } },
        { "Installments[1].Interest", ValidCustom with { Installments = [new(new DateOnly(2024, 3, 1), 400m), new(new DateOnly(2024, 4, 1), 600m, -1m)] } },
        { "Installments[0].Interest", ValidCustom with { InterestMode = InterestMode.DailyRest, Installments = [new(new DateOnly(2024, 3, 1), 400m, 5m), new(new DateOnly(2024, 4, 1), 600m)] } },
        { "Fees[0].Name", Valid with { Fees = [new("", FeeTiming.Installment, 1m, null, null)] } },
        { "Fees[0].Timing", Valid with { Fees = [new("fee", 0, 1m, null, null)] } },
        { "Fees[0].Amount", Valid with { Fees = [new("fee", FeeTiming.Installment, 1m, 0.01m, null)] } },
        { "Fees[0].Amount", Valid with { Fees = [new("fee", FeeTiming.Installment, null, null, null)] } },
        { "Fees[0].Amount", Valid with { Fees = [new("fee", FeeTiming.Installment, 0.001m, null, null)] } },
        { "Fees[1].Share", Valid with { Fees = [new("fee", FeeTiming.Installment, 1m, null, null), new("fee", FeeTiming.Disbursement, null, 11m, null)] } },
        { "Fees[0].Date", Valid with { Fees = [new("fee", FeeTiming.Date, 1m, null, null)] } },
        { "Fees[0].Date", Valid with { Fees = [new("fee", FeeTiming.Installment, 1m, null, Day(0))] } },
        { nameof(LoanTerms.Fees), Valid with { Fees = ValueList.Of<FeeTerms>([.. Enumerable.Repeat(new FeeTerms("fee", FeeTiming.Installment, 1m, null, null), 65)]) } },
        { nameof(LoanTerms.LateCharges), Valid with { LateCharges = new LateCharges() } },
        { "LateCharges.FixedShare", Valid with { LateCharges = new LateCharges { FixedShare = -0.02m } } },
        { "LateCharges.Rate", Valid with { LateCharges = new LateCharges { Rate = Rate.EffectiveAnnual(0.12m) } } },
        { "LateCharges.Rate", Valid with { LateCharges = new LateCharges { Rate = Rate.Monthly(-0.01m) } } },
        { "LateCharges.DayCount", Valid with { LateCharges = new LateCharges { FixedShare = 0.02m, DayCount = DayCount.ActualActualIcma } } },
        { "LateCharges.GraceDays", Valid with { LateCharges = new LateCharges { FixedShare = 0.02m, GraceDays = 367 } } },
        { nameof(LoanTerms.ExcessPayments), Valid with { ExcessPayments = (ExcessPayment)4 } },
        { "Tiers[1].Above", Account(0.01m) with { Tiers = [new(100m, Rate.NominalAnnual(0.02m)), new(100m, Rate.NominalAnnual(0.03m))] } },
        { "Tiers[0].Above", Account(0.01m) with { Tiers = [new(0m, Rate.NominalAnnual(0.02m))] } },
        { "Tiers[0].Rate", Account(0.01m) with { Tiers = [new(100m, Rate.EffectiveAnnual(0.02m))] } },
        { nameof(AccountTerms.Tiers), Account() with { Tiers = ValueList.Of<RateTier>([.. Enumerable.Range(1, 65).Select(static i => new RateTier(i, default))]) } },
        { nameof(AccountTerms.Capitalization), Account() with { Capitalization = (Frequency)8 } },
        { nameof(AccountTerms.DayCount), Account(dayCount: DayCount.ActualActualIcma) },
        { nameof(AccountTerms.DayCount), Account(dayCount: DayCount.ActualActualIcma) with { Capitalization = Frequency.Weekly } },
        { nameof(AccountTerms.CreditRate), Account() with { CreditRate = Rate.Of(0.05m, RateForm.Daily) } },
        { nameof(AccountTerms.CreditRate), Account() with { CreditRate = Rate.NominalAnnual(-1m) } },
        { "MinimumBalance.Fee", Account() with { MinimumBalance = new MinimumBalanceFee(100m, 0m) } },
        { "MinimumBalance.Minimum", Account() with { MinimumBalance = new MinimumBalanceFee(100.001m, 5m) } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Terms_WithAWrongField_AreRefusedAndNameIt(string field, ContractTerms terms)
    {
        Assert.Equal(field, Assert.Single(terms.Validate(Day(0))).Field);
        Assert.Equal(Outcome.Refused(RefusalReason.InvalidTerms), new Contract().Apply(Opened(terms, Day(0))));
    }

    [Fact]
    public void Terms_ThatTheOthersAreMadeOf_CanBeAgreed()
    {
        Assert.Empty(Valid.Validate(Day(0)));
        Assert.Empty(ValidCustom.Validate(Day(0)));
    }

    // Nothing that passes may fail later: the steepest of what is allowed still resolves and runs.
    [Fact]
    public void Terms_AtTheEdgeOfWhatIsAllowed_ResolveAndRun()
    {
        LoanTerms[] edges =
        [
            Valid with { Principal = 999_999_999_999_999m, Count = 360, Rate = Rate.Monthly(0.1m) },
            Valid with { Principal = 999_999m, Count = 1_200, Rate = Rate.Monthly(10m) },
            Valid with { Count = 360, Rate = Rate.EffectiveAnnual(10m), DayCount = DayCount.Business252, InterestMode = InterestMode.DailyRest },
            Valid with { Count = 60, Rate = Rate.Of(0.03m, RateForm.Daily), DayCount = DayCount.Actual360 },
            Valid with { Principal = 0.01m, Count = 1_200, InstallmentMethod = InstallmentMethod.Iterated },
            Valid with { Count = 100, InterestGrace = 99, PrincipalGrace = 99, Rate = Rate.EffectiveAnnual(0.5m), InterestMode = InterestMode.DailyRest },
        ];
        foreach (var terms in edges)
        {
            Assert.Empty(terms.Validate(Day(0)));
            Assert.Equal(terms.Principal, Schedule.Resolve(terms).Installments.Sum(static installment => installment.Principal));
            var contract = Contract(Opened(terms, Day(0)), Event(EventKind.Disbursed, Day(0), 1, terms.Principal));
            contract.AdvanceTo(new DateOnly(2024, 12, 31));
            Assert.True(contract.Position.Balance >= terms.Principal);
        }
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
