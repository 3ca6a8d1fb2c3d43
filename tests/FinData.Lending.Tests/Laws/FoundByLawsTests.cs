using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Laws;

/// <summary>Lives in which the fold and the oracle once disagreed, shrunk.</summary>
public sealed class FoundByLawsTests
{
    private static readonly DateOnly Start = new(2024, 1, 15);
    private static readonly DateOnly Due = new(2024, 2, 15);

    // The due stayed open for a penalty while its interest was waived; interest that was then added to it was late since the waiver.
    [Fact]
    public void LateInterest_OnInterestThatCameUpAfterMaturity_RunsFromThatDay()
    {
        var terms = Loan(1200m, 2, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal, InterestMode.DailyRest, DayCount.Actual360) with
        {
            LateCharges = new LateCharges { Rate = Rate.NominalAnnual(0.36m), DayCount = DayCount.Actual360 },
        };
        var maturity = Due.AddDays(29);
        var contract = Contract(
            Opened(terms, Start),
            Event(EventKind.Disbursed, Start, 1, 1200m),
            Payment(700m, Start, 2, ExcessPayment.ReduceTerm),
            Waived(DuePart.Interest, maturity.AddDays(10), 3),
            Payment(1m, maturity.AddDays(20), 4));
        var last = contract.DueItems[^1];
        Assert.True(last.Owed.Interest > last.Paid.Interest);
        var posted = last.Owed.Penalty;
        contract.Apply(Payment(1m, maturity.AddDays(20), 5));
        Assert.Equal(posted, contract.DueItems[^1].Owed.Penalty);
    }

    // The last due was settled by a waiver, so that no day was left on which anything would be late; interest after maturity opened it again, and was never charged.
    [Fact]
    public void LateShare_OnInterestThatCameUpAfterMaturity_IsChargedWhenItsDaysOfGraceAreOver()
    {
        var terms = Loan(1200m, 2, Rate.NominalAnnual(0.12m), Amortization.EqualPrincipal, InterestMode.DailyRest, DayCount.Actual360) with
        {
            LateCharges = new LateCharges { FixedShare = 0.5m, GraceDays = 40, DayCount = DayCount.Actual360 },
        };
        var maturity = Due.AddDays(29);
        var contract = Contract(
            Opened(terms, Start),
            Event(EventKind.Disbursed, Start, 1, 1200m),
            Payment(700m, Start, 2, ExcessPayment.ReduceTerm),
            Waived(DuePart.Interest, maturity.AddDays(10), 3),
            Payment(1m, maturity.AddDays(20), 4));
        contract.AdvanceTo(maturity.AddDays(40));
        var last = contract.DueItems[^1];
        Assert.Equal(0m, last.Owed.Penalty);
        contract.AdvanceTo(maturity.AddDays(41));
        Assert.Equal(decimal.Round((last.Owed.Interest - last.Paid.Interest) / 2, 2), contract.DueItems[^1].Owed.Penalty);
        Assert.True(contract.DueItems[^1].Owed.Penalty > 0);
    }

    // A preceding business day moved two installments to one day, and what falls due once on that day fell due with each of them.
    [Fact]
    public void FeeOfADate_OnWhichTwoInstallmentsFallDue_IsChargedOnce()
    {
        var friday = new DateOnly(2024, 3, 1);
        var terms = Loan(300m, 3, default, Amortization.EqualPrincipal) with
        {
            Frequency = Frequency.Daily,
            FirstDueDate = friday,
            Calendar = "weekends",
            BusinessDays = BusinessDayConvention.Preceding,
            Fees = [new FeeTerms("fee", FeeTiming.Date, 7m, null, friday)],
        };
        var contract = Contract(Opened(terms, Start), Event(EventKind.Disbursed, Start, 1, 300m));
        contract.AdvanceTo(friday);
        Assert.Equal([100m, 100m, 100m, 0m], contract.DueItems.Select(static due => due.Owed.Principal));
        Assert.Equal(7m, contract.Position.FeesDue);
    }

    // The stretch before the first due date counts: a bullet's rescheduled maturity goes on from the old one, decades away, over which such a rate leaves all digits.
    [Fact]
    public void RateThatGrowsAMillionFoldBeforeTheFirstDueDate_InAReschedule_IsRefused()
    {
        var terms = Loan(1000m, 14, Rate.NominalAnnual(0.05m), Amortization.Bullet, InterestMode.DailyRest, DayCount.Actual360) with { Frequency = Frequency.Annual, Interval = 3 };
        var contract = Contract(Opened(terms, Start), Event(EventKind.Disbursed, Start, 1, 1000m));
        var refused = contract.Apply(Rescheduled(new Rescheduling(null, 3, null, Rate.EffectiveAnnual(0.9m)), Due, 2));
        Assert.Equal(Outcome.Refused(RefusalReason.InvalidTerms), refused);
        Assert.Single(contract.Schedule!.Installments);
    }

    [Fact]
    public void RateThatGrowsAMillionFoldBeforeTheFirstDueDate_InARateChange_IsRefused()
    {
        var terms = Loan(1000m, 2, default, Amortization.EqualPrincipal, InterestMode.DailyRest, DayCount.Actual360) with { FirstDueDate = new DateOnly(2060, 1, 15) };
        var contract = Contract(Opened(terms, Start), Event(EventKind.Disbursed, Start, 1, 1000m));
        Assert.Equal(Outcome.Refused(RefusalReason.InvalidTerms), contract.Apply(RateChanged(Rate.EffectiveAnnual(0.9m), Due, 2)));
        Assert.Equal(Outcome.Applied, contract.Apply(RateChanged(Rate.EffectiveAnnual(0.9m), terms.FirstDueDate.AddYears(-10), 3)));
        Assert.Equal(2, contract.Schedule!.Installments.Length);
    }
}
