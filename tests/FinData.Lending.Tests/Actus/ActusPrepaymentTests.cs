namespace FinData.Lending.Tests.Actus;

public sealed class ActusPrepaymentTests
{
    private static ActusLoan Linear(string effect) => new(
        "LAM", "cycleOfPrincipalRedemption=P1ML0", "cycleOfInterestPayment=P1ML0", "maturityDate=2025-01-01", "nextPrincipalRedemptionPayment=100", "prepaymentEffect=" + effect);

    private static decimal[] Payoffs(IEnumerable<ActusEvent> table, ActusEventType type) => [.. table.Where(e => e.Type == type).Select(static e => e.Payoff)];

    [Fact]
    public void Prepayment_NoneAllowed_HasNoEffect()
        => Assert.Empty(Payoffs(Linear("N").Prepaid("2024-03-15", 500).Evaluate(), ActusEventType.PP));

    [Fact]
    public void Prepayment_ThatShortens_KeepsTheRedemptions()
    {
        var table = Linear("M").Prepaid("2024-03-15", 550).Evaluate();

        Assert.Equal([550m], Payoffs(table, ActusEventType.PP));
        // 1200 - 2 * 100 - 550 = 450: four whole redemptions, a half one, and nothing after.
        Assert.Equal([100m, 100m, 100m, 100m, 100m, 100m, 50m, 0m, 0m, 0m, 0m], Payoffs(table, ActusEventType.PR));
    }

    [Fact]
    public void Prepayment_ThatReduces_SpreadsTheRest()
    {
        var table = Linear("A").Prepaid("2024-03-15", 500).Evaluate();

        Assert.Equal((1200 - 200 - 500) / 10m, Payoffs(table, ActusEventType.PR)[^1]);
        Assert.Equal((1200 - 200 - 500) / 10m, Payoffs(table, ActusEventType.MD)[0]);
    }

    [Fact]
    public void Prepayment_OfAnAnnuity_FixesASmallerPayment()
    {
        var loan = new ActusLoan("ANN", "cycleOfPrincipalRedemption=P1ML0", "maturityDate=2025-01-01", "prepaymentEffect=A").Prepaid("2024-07-01", 300);

        var table = loan.Evaluate();

        var growth = 1.01m * 1.01m * 1.01m * 1.01m * 1.01m * 1.01m;
        var rest = Assert.Single(table, static e => e.Type == ActusEventType.PP).NotionalPrincipal;
        Assert.Equal(rest * 0.01m * growth / (growth - 1), table[^1].Payoff + table[^2].Payoff, 15);
    }

    [Fact]
    public void Prepayment_AboveTheRest_TakesTheRest()
        => Assert.Equal([1000m], Payoffs(Linear("M").Prepaid("2024-03-15", 5000).Evaluate(), ActusEventType.PP));

    [Fact]
    public void Prepayment_AfterTheLastDayOfTheOption_DoesNotCome()
    {
        var loan = Linear("M").With("optionExerciseEndDate=2024-03-15", "cycleAnchorDateOfOptionality=2024-03-10", "cycleOfOptionality=P5DL1", "objectCodeOfPrepaymentModel=PPM")
            .Observing("PPM", "2024-03-01", 50).Prepaid("2024-03-14", 7).Prepaid("2024-03-16", 9);

        Assert.Equal([50m, 7m, 50m], Payoffs(loan.Evaluate(), ActusEventType.PP));
    }

    [Fact]
    public void Prepayment_ByModel_IsSignedByTheRole()
    {
        var loan = Linear("M").With("contractRole=RPL", "cycleAnchorDateOfOptionality=2024-06-01", "cycleOfOptionality=P1YL0", "objectCodeOfPrepaymentModel=PPM")
            .Observing("PPM", "2024-06-01", 50);

        Assert.Equal([-50m], Payoffs(loan.Evaluate(), ActusEventType.PP));
    }

    [Theory]
    [InlineData("A", 30, 30)]
    [InlineData("N", 0.06, 1000 * 0.06 * 14 / 360)]
    [InlineData("I", 0, 1000 * (0.12 - 0.05) * 14 / 360)]
    public void Penalty_OfAPrepayment_IsPaidWithIt(string type, double rate, double expected)
    {
        var loan = Linear("M").With("penaltyType=" + type, FormattableString.Invariant($"penaltyRate={rate}"), "marketObjectCodeOfRateReset=R")
            .Observing("R", "2024-01-01", 0.05m).Prepaid("2024-03-15", 500);

        // 14 days since the interest payment of 2024-03-01, on the notional before the prepayment.
        Assert.Equal((decimal)expected, Payoffs(loan.Evaluate(), ActusEventType.PY)[0], 10);
    }
}
