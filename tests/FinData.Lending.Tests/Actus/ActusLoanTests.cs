namespace FinData.Lending.Tests.Actus;

/// <summary>Loans whose figures follow from a formula that stands beside them.</summary>
public sealed class ActusLoanTests
{
    private static ActusLoan Linear() => new("LAM", "cycleOfPrincipalRedemption=P1ML0", "cycleOfInterestPayment=P1ML0", "nextPrincipalRedemptionPayment=100");

    private static ActusLoan Annuity() => new("ANN", "cycleOfPrincipalRedemption=P1ML0", "cycleOfInterestPayment=P1ML0", "maturityDate=2025-01-01");

    private static ActusLoan Negative(decimal payment)
        => new("NAM", "cycleOfPrincipalRedemption=P1ML0", "cycleOfInterestPayment=P1ML0", FormattableString.Invariant($"nextPrincipalRedemptionPayment={payment}"));

    private static ActusLoan Bullet() => new("PAM", "maturityDate=2025-01-01", "cycleOfInterestPayment=P3ML0");

    private static ActusEvent Row(IEnumerable<ActusEvent> table, ActusEventType type, string date)
        => Assert.Single(table, e => e.Type == type && e.Time == ActusLoan.Date(date));

    [Fact]
    public void Bullet_WithoutInterestCycle_PaysInterestAtMaturity()
    {
        var table = Bullet().Without("cycleOfInterestPayment").Evaluate();

        Assert.Equal([ActusEventType.IED, ActusEventType.IP, ActusEventType.MD], table.Select(static e => e.Type));
        Assert.Equal(1200 * 0.12m, table[1].Payoff);
    }

    [Fact]
    public void Bullet_WithoutRate_PaysNoInterest()
        => Assert.Equal([-1200m, 1200m], Bullet().Without("nominalInterestRate").Evaluate().Select(static e => e.Payoff));

    [Fact]
    public void Bullet_Premium_IsPaidAtInitialExchange() => Assert.Equal(-(1200 + 15m), Bullet().With("premiumDiscountAtIED=15").Evaluate()[0].Payoff);

    [Fact]
    public void Bullet_SettledInAnotherCurrency_PaysAtTheRateOfTheDay()
    {
        var loan = Bullet().With("settlementCurrency=USD").Observing("EUR/USD", "2024-01-01", 1.1m).Observing("EUR/USD", "2025-01-01", 1.2m);

        var table = loan.Evaluate();

        Assert.Equal((-1200 * 1.1m, "USD"), (table[0].Payoff, table[0].Currency));
        Assert.Equal(1200 * 1.2m, table[^1].Payoff);
    }

    [Fact]
    public void RateReset_CapsAndFloors_HoldTheRate()
    {
        var loan = Bullet().With("cycleOfRateReset=P3ML0", "marketObjectCodeOfRateReset=R", "periodCap=0.02", "periodFloor=-0.03", "lifeCap=0.15", "lifeFloor=0.10")
            .Observing("R", "2024-04-01", 0.20m).Observing("R", "2024-07-01", 0.30m).Observing("R", "2024-10-01", 0.01m);

        var rates = loan.Evaluate().Where(static e => e.Type == ActusEventType.RR).Select(static e => e.NominalInterestRate);

        // 0.12 + at most 0.02; then 0.16, held at 0.15; then 0.15 - 0.03 = 0.12, above the floor.
        Assert.Equal([0.14m, 0.15m, 0.12m], rates);
    }

    [Fact]
    public void RateReset_NextRateFixed_TakesItOnce()
    {
        var loan = Bullet().With("cycleOfRateReset=P3ML0", "marketObjectCodeOfRateReset=R", "nextResetRate=0.09", "rateMultiplier=2", "rateSpread=0.01")
            .Observing("R", "2024-06-28", 0.03m);

        var table = loan.Evaluate();

        Assert.Equal(0.09m, Row(table, ActusEventType.RRF, "2024-04-01").NominalInterestRate);
        Assert.Equal((2 * 0.03m) + 0.01m, Row(table, ActusEventType.RR, "2024-07-01").NominalInterestRate);
        Assert.Equal(1200 * 0.09m / 4, Row(table, ActusEventType.IP, "2024-07-01").Payoff);
    }

    [Fact]
    public void RateReset_NothingObserved_NamesTheSeries()
    {
        var loan = Bullet().With("cycleOfRateReset=P3ML0", "marketObjectCodeOfRateReset=R");

        Assert.Contains("'R' is missing", Assert.Throws<ActusException>(() => loan.Evaluate()).Message, StringComparison.Ordinal);
        Assert.Contains("no value at 2024-04-01", Assert.Throws<ActusException>(() => loan.Observing("R", "2024-05-01", 0.1m).Evaluate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fee_OfAnAmount_HasTheSignOfTheRole()
    {
        var table = Bullet().With("contractRole=RPL", "feeRate=7", "feeBasis=A", "cycleOfFee=P6ML0").Evaluate();

        Assert.Equal([-7m, -7m], table.Where(static e => e.Type == ActusEventType.FP).Select(static e => e.Payoff));
    }

    [Fact]
    public void Fee_OnTheNotional_AccruesThroughOtherEvents()
    {
        var table = Bullet().With("feeRate=0.01", "feeBasis=N", "cycleOfFee=P6ML0").Evaluate();

        Assert.Equal(1200 * 0.01m / 2, Row(table, ActusEventType.FP, "2024-07-01").Payoff);
    }

    [Fact]
    public void Annuity_RateThatMakesEveryPaymentVain_IsNamed()
    {
        // 73 days are a fifth of a year, and -10 a year is -2 then: of two payments, the first comes to the opposite of the second at the end, and the factor is nothing.
        var loan = new ActusLoan("ANN", "cycleOfPrincipalRedemption=P73DL1", "maturityDate=2024-05-26", "nominalInterestRate=-10", "dayCountConvention=A365");

        Assert.StartsWith("nominalInterestRate: with this rate", Assert.Throws<ActusException>(() => loan.Evaluate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Linear_MaturityNotGiven_EndsWithTheLastRedemption()
    {
        var table = Linear().Evaluate();

        Assert.Equal(ActusLoan.Date("2025-01-01"), table[^1].Time); // 1200 / 100 = 12 redemptions from 2024-02-01 on
        Assert.Equal(100m, table[^1].Payoff);
        Assert.All(table.Where(static e => e.Type == ActusEventType.PR), static e => Assert.Equal(100m, e.Payoff));
    }

    [Fact]
    public void Linear_MaturityNotGivenAndRunning_CountsFromTheLastRedemptionPassed()
    {
        var table = Linear().With("statusDate=2024-03-15", "notionalPrincipal=1000", "accruedInterest=0").Evaluate();

        Assert.Equal((ActusLoan.Date("2025-01-01"), 100m), (table[^1].Time, table[^1].Payoff)); // 1000 / 100 = 10 after 2024-03-01
    }

    [Fact]
    public void Linear_RedemptionNotGiven_IsAnEqualPart()
    {
        var table = Linear().Without("nextPrincipalRedemptionPayment").With("maturityDate=2024-07-01").Evaluate();

        Assert.Equal(1200 / 6m, table[1].Payoff);
        Assert.Equal(1200 / 6m, table[^1].Payoff);
    }

    [Fact]
    public void Linear_RedemptionAboveTheRest_TakesTheRest()
    {
        var table = Linear().With("nextPrincipalRedemptionPayment=500", "maturityDate=2024-06-01").Evaluate();

        Assert.Equal([500m, 500m, 200m, 0m], table.Where(static e => e.Type == ActusEventType.PR).Select(static e => e.Payoff));
        Assert.Equal(0m, table[^1].Payoff);
    }

    [Theory]
    [InlineData("NT", "", 1200 - 300)]
    [InlineData("NTIED", "", 1200 - 300)]
    [InlineData("NTL", "cycleOfInterestCalculationBase=P2YL1", 1200)]
    public void Linear_InterestBase_FollowsTheNotionalUnlessItIsFixed(string calculationBase, string cycle, int expected)
    {
        var table = Linear().With(["interestCalculationBase=" + calculationBase, .. cycle.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Evaluate();

        Assert.Equal(expected * 0.12m / 12, Row(table, ActusEventType.IP, "2024-05-01").Payoff);
    }

    [Fact]
    public void Negative_InterestBaseOfTheInitialExchange_StaysAsItWas()
    {
        var table = Negative(112).With("interestCalculationBase=NTIED", "maturityDate=2025-01-01").Evaluate();

        Assert.All(table.Where(static e => e.Type == ActusEventType.IP), static e => Assert.Equal(1200 * 0.12m / 12, e.Payoff));
    }

    [Fact]
    public void Linear_CapitalizationUntilADate_AddsInterestToTheNotional()
    {
        var table = Linear().With("cycleAnchorDateOfPrincipalRedemption=2024-04-01", "capitalizationEndDate=2024-03-01", "maturityDate=2024-12-01").Evaluate();

        Assert.Equal(1200 * 1.01m * 1.01m, Row(table, ActusEventType.IPCI, "2024-03-01").NotionalPrincipal);
        Assert.Equal(1200 * 1.01m * 1.01m * 0.01m, Row(table, ActusEventType.IP, "2024-04-01").Payoff);
    }

    [Fact]
    public void Negative_PaymentBelowInterest_LetsTheNotionalGrow()
    {
        var table = Negative(5).With("maturityDate=2024-04-01").Evaluate();

        Assert.Equal(5 - 12m, Row(table, ActusEventType.PR, "2024-02-01").Payoff);
        Assert.Equal(1207m, Row(table, ActusEventType.PR, "2024-02-01").NotionalPrincipal);
        Assert.Equal(5 - (1207 * 0.01m), Row(table, ActusEventType.PR, "2024-03-01").Payoff);
    }

    [Fact]
    public void Negative_MaturityNotGiven_CountsWhatTheFirstPaymentRedeems()
    {
        // 1200 / (112 - 1200 * 0.01) = 12 payments, the last of them at maturity.
        Assert.Equal(ActusLoan.Date("2025-01-01"), Negative(112).Evaluate()[^1].Time);
    }

    [Fact]
    public void Negative_PaymentThatNeverEnds_IsRefused()
        => Assert.Contains(
            "nextPrincipalRedemptionPayment: it does not cover the interest and redeem the notional",
            Assert.Throws<ActusException>(() => Negative(12).Evaluate()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Negative_RateReset_KeepsThePayment()
    {
        var table = Negative(112).With("maturityDate=2025-01-01", "cycleOfRateReset=P1ML0", "marketObjectCodeOfRateReset=R").Observing("R", "2024-01-01", 0.24m).Evaluate();

        Assert.All(
            table.Where(static e => e.Type == ActusEventType.PR).Zip(table.Where(static e => e.Type == ActusEventType.IP)),
            static pair => Assert.Equal(112m, pair.First.Payoff + pair.Second.Payoff, 20));
    }

    [Fact]
    public void Annuity_PaymentNotGiven_IsThatOfTheFormula()
    {
        var table = Annuity().Evaluate();

        var growth = 1m;
        for (var i = 0; i < 12; i++)
        {
            growth *= 1.01m;
        }

        var payment = 1200 * 0.01m * growth / (growth - 1);
        Assert.Equal(payment, Row(table, ActusEventType.PRF, "2024-01-31").NextPrincipalRedemptionPayment, 20);
        Assert.Equal(payment, Row(table, ActusEventType.PR, "2024-06-01").Payoff + Row(table, ActusEventType.IP, "2024-06-01").Payoff, 20);
        Assert.Equal(payment, table[^1].Payoff + table[^2].Payoff, 20);
    }

    [Fact]
    public void Annuity_FirstRedemptionAtInitialExchange_IsAnAnnuityDue()
    {
        var table = Annuity().With("cycleAnchorDateOfPrincipalRedemption=2024-01-01").Evaluate();

        var discounted = 0m;
        var factor = 1m;
        for (var i = 0; i <= 12; i++)
        {
            discounted += factor;
            factor /= 1.01m;
        }

        Assert.Equal(1200 / discounted, Row(table, ActusEventType.PR, "2024-01-01").Payoff, 20);
        Assert.Equal(1200 / discounted, table[^1].Payoff + table[^2].Payoff, 20);
    }

    [Fact]
    public void Annuity_RateReset_FixesThePaymentForTheRest()
    {
        var table = Annuity().With("cycleAnchorDateOfRateReset=2024-07-01", "marketObjectCodeOfRateReset=R").Observing("R", "2024-07-01", 0.24m).Evaluate();

        var growth = 1.02m * 1.02m * 1.02m * 1.02m * 1.02m * 1.02m;
        var rest = Row(table, ActusEventType.RR, "2024-07-01").NotionalPrincipal;
        Assert.Equal(rest * 0.02m * growth / (growth - 1), Row(table, ActusEventType.PRF, "2024-07-01").NextPrincipalRedemptionPayment, 20);
        Assert.Equal(rest * 0.02m * growth / (growth - 1), table[^1].Payoff + table[^2].Payoff, 20);
    }

    [Fact]
    public void Annuity_AmortizedBeyondMaturity_LeavesABalloon()
    {
        var whole = Annuity().With("maturityDate=2026-01-01").Evaluate();

        var table = Annuity().With("amortizationDate=2026-01-01").Evaluate();

        Assert.Equal(Row(whole, ActusEventType.PR, "2024-12-01").NotionalPrincipal, Row(table, ActusEventType.PR, "2024-12-01").NotionalPrincipal, 20);
        Assert.Equal(Row(table, ActusEventType.PR, "2024-12-01").NotionalPrincipal, table[^1].Payoff);
    }

    [Fact]
    public void Annuity_AlreadyRunning_FixesItsPaymentFromTheStatusDate()
    {
        var table = Annuity().With("statusDate=2024-06-01", "accruedInterest=0", "notionalPrincipal=700").Evaluate();

        var growth = 1.01m * 1.01m * 1.01m * 1.01m * 1.01m * 1.01m * 1.01m;
        Assert.Equal(700 * 0.01m * growth / (growth - 1), table[0].Payoff + table[1].Payoff, 20);
    }

    [Fact]
    public void Running_WithoutAccruedInterest_AccruesSinceTheLastInterestPayment()
    {
        var table = Bullet().With("statusDate=2024-05-16").Evaluate();

        Assert.Equal(1200 * 0.12m / 4, Row(table, ActusEventType.IP, "2024-07-01").Payoff);
    }

    [Fact]
    public void Horizon_CutsTheTable()
        => Assert.Equal(ActusLoan.Date("2024-07-01"), Bullet().Evaluate("2024-07-01")[^1].Time);

    [Fact]
    public void FiguresBeyondDecimal_AreRefused()
        => Assert.Contains(
            "beyond 28 digits",
            Assert.Throws<ActusException>(() => Bullet().With("notionalPrincipal=7e28", "nominalInterestRate=90").Evaluate()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void TimesBeyondTheCalendar_AreRefused()
        => Assert.Contains(
            "beyond the year 9999",
            Assert.Throws<ActusException>(() => Linear().With("cycleOfPrincipalRedemption=P90YL0", "nextPrincipalRedemptionPayment=10").Evaluate()).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Scaling_OfTheNotional_MultipliesPayoffsAndLeavesTheState()
    {
        var table = Bullet().With(
                "scalingEffect=0N0", "cycleOfScalingIndex=P6ML0", "marketObjectCodeOfScalingIndex=CPI", "scalingIndexAtContractDealDate=200")
            .Observing("CPI", "2024-07-01", 230).Evaluate();

        Assert.Equal((0m, 1200m), (Row(table, ActusEventType.SC, "2024-07-01").Payoff, Row(table, ActusEventType.SC, "2024-07-01").NotionalPrincipal));
        Assert.Equal(1200 * 230 / 200m, table[^1].Payoff);
        Assert.Equal(1200 * 0.03m, Row(table, ActusEventType.IP, "2024-10-01").Payoff);
    }

    [Fact]
    public void Negative_InterestCycleLongerThanTheRedemptions_PaysInterestWithEachRedemption()
    {
        var table = Negative(112).With("maturityDate=2025-01-01", "cycleOfInterestPayment=P3ML0").Evaluate();

        Assert.Equal(12, table.Count(static e => e.Type == ActusEventType.IP));
        Assert.Equal(1200 * 0.01m, Row(table, ActusEventType.IP, "2024-02-01").Payoff);
        Assert.Equal(100m, Row(table, ActusEventType.PR, "2024-02-01").Payoff);
    }

    [Fact]
    public void Negative_InterestBeforeTheRedemptions_EndsOneCycleBeforeThem()
    {
        var table = Negative(112).With(
            "maturityDate=2024-12-01", "cycleAnchorDateOfInterestPayment=2024-01-10", "cycleAnchorDateOfPrincipalRedemption=2024-06-01", "cycleOfPrincipalRedemption=P2ML0").Evaluate();

        Assert.Equal(
            ["2024-01-10", "2024-02-10", "2024-03-10", "2024-04-01", "2024-06-01", "2024-08-01", "2024-10-01", "2024-12-01"],
            table.Where(static e => e.Type == ActusEventType.IP).Select(static e => ActusTime.Format(e.Time)));
    }

    [Fact]
    public void Negative_InterestAnchorAfterTheRedemptionsBegin_PaysInterestWithThemOnly()
    {
        var table = Negative(112).With("maturityDate=2024-05-01", "cycleAnchorDateOfInterestPayment=2024-01-10").Evaluate();

        Assert.Equal(
            ["2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"],
            table.Where(static e => e.Type == ActusEventType.IP).Select(static e => ActusTime.Format(e.Time)));
    }

    // 2024-06-01 is a Saturday.
    [Theory]
    [InlineData("SCF", 5 + (2 / 30.0))]
    [InlineData("CSF", 5.0)]
    public void Maturity_OnAWeekend_MovesWithItsInterest(string convention, double months)
    {
        var table = Bullet().Without("cycleOfInterestPayment").With("maturityDate=2024-06-01", "calendar=MF", "businessDayConvention=" + convention).Evaluate();

        Assert.Equal([ActusLoan.Date("2024-06-03"), ActusLoan.Date("2024-06-03")], table.Skip(1).Select(static e => e.Time));
        Assert.Equal(1200 * 0.01m * (decimal)months, table[1].Payoff, 10);
    }

    [Fact]
    public void Termination_AtAnInstant_ComesAfterItsPayments()
    {
        var table = Linear().With("terminationDate=2024-04-01", "priceAtTerminationDate=890").Evaluate();

        Assert.Equal([ActusEventType.PR, ActusEventType.IP, ActusEventType.TD], table.Where(static e => e.Time == ActusLoan.Date("2024-04-01")).Select(static e => e.Type));
        Assert.Equal((890m, 0m), (table[^1].Payoff, table[^1].NotionalPrincipal));
    }
}
