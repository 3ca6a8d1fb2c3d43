using static FinData.Lending.Tests.Given;

namespace FinData.Lending.Tests.Accounts;

public sealed class AccountTiersTests
{
    private static readonly AccountTerms Tiered = Account(credit: 0.01m) with
    {
        Tiers = [new(1_000m, Rate.NominalAnnual(0.03m)), new(5_000m, Rate.NominalAnnual(0.06m))],
    };

    [Theory]
    [InlineData("999.99", "999.99", "0", "0")]
    [InlineData("1000.00", "1000", "0", "0")]
    [InlineData("1000.01", "1000", "0.01", "0")]
    [InlineData("7500.00", "1000", "4000", "2500")]
    public void Balance_AboveLimits_EarnsEachTiersRateOnItsPart(string balance, string first, string second, string third)
    {
        var contract = Contract(Opened(Tiered, Day(0)), Event(EventKind.Credited, Day(0), 1, Text.Number(balance)));
        contract.AdvanceTo(Day(73));
        Assert.Equal(Part(first, 0.01m) + Part(second, 0.03m) + Part(third, 0.06m), contract.Position.AccruedInterest);

        static decimal Part(string amount, decimal rate) => decimal.Round(Text.Number(amount) * rate * 73 / 365, 8);
    }

    [Fact]
    public void Balance_BelowZero_KnowsNoTiers()
    {
        var contract = Contract(Opened(Tiered with { DebitRate = Rate.NominalAnnual(0.2m) }, Day(0)), Event(EventKind.Debited, Day(0), 1, 2_000m));
        contract.AdvanceTo(Day(73));
        Assert.Equal(-80m, contract.Position.AccruedInterest);
    }

    [Fact]
    public void Journal_OfATieredSegment_HasALineForEachPart()
    {
        var journal = new JournalRecorder();
        var contract = Contract(Opened(Tiered, Day(0)), Event(EventKind.Credited, Day(0), 1, 7_500m));
        contract.Apply(Event(EventKind.Debited, Day(73), 2, 7_000m), journal);
        var explained = journal.Lines.Where(static line => line.Explanation is not null).Select(static line => line.Explanation!.Value).ToList();
        Assert.Equal([(1_000m, 0.01m), (4_000m, 0.03m), (2_500m, 0.06m)], explained.Select(static how => (how.Base, how.Rate)));
        Assert.All(explained, static how => Assert.Equal((Day(0), Day(73), 73, 365), (how.From, how.To, how.Days, how.Basis)));
    }

    // Of a compound rate accrued interest earns too: 10 of it reach beyond the limit of 1,005 that the balance of 1,000 stays below.
    [Fact]
    public void CompoundTier_ReachedByAccruedInterest_EarnsItsRate()
    {
        var terms = Account() with
        {
            CreditRate = Rate.EffectiveAnnual(0.1m),
            Tiers = [new(1_005m, Rate.EffectiveAnnual(0.2m))],
            DayCount = DayCount.Actual360,
        };
        var contract = Contract(Opened(terms, Day(0)), Event(EventKind.Credited, Day(0), 1, 1_000m), RateChanged(Rate.EffectiveAnnual(0.1m), Day(40), 2));
        var accrued = contract.Position.AccruedInterest;
        Assert.InRange(accrued, 10m, 11m);
        contract.AdvanceTo(Day(76));
        var growth = Rate.EffectiveAnnual(0.1m).GrowthOver(36, 360) - 1;
        var steeper = Rate.EffectiveAnnual(0.2m).GrowthOver(36, 360) - 1;
        Assert.Equal(accrued + decimal.Round(1_005m * growth, 8) + decimal.Round((accrued - 5) * steeper, 8), contract.Position.AccruedInterest);
    }

    [Fact]
    public void RateChange_OfATieredAccount_MovesTheFirstRateAndKeepsItsForm()
    {
        var contract = Contract(Opened(Tiered, Day(0)), Event(EventKind.Credited, Day(0), 1, 7_500m), RateChanged(Rate.NominalAnnual(0.05m), Day(0), 2));
        contract.AdvanceTo(Day(73));
        Assert.Equal(10m + 24m + 30m, contract.Position.AccruedInterest);
        Assert.Equal(Outcome.Refused(RefusalReason.InvalidTerms), contract.Apply(RateChanged(Rate.EffectiveAnnual(0.05m), Day(80), 3)));
    }
}
