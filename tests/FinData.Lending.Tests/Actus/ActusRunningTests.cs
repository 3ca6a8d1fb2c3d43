namespace FinData.Lending.Tests.Actus;

/// <summary>Contracts that are looked at while they run: from a later status date on, or on a day that no schedule foresees.</summary>
public sealed class ActusRunningTests
{
    private static ActusLoan Bullet() => new("PAM", "maturityDate=2025-01-01", "cycleOfInterestPayment=P3ML0");

    private static ActusEvent Row(IEnumerable<ActusEvent> table, ActusEventType type, string date)
        => Assert.Single(table, e => e.Type == type && e.Time == ActusLoan.Date(date));

    [Fact]
    public void Fee_OfARunningContract_HasAccruedSinceTheLastFee()
    {
        var table = Bullet().With("feeRate=0.01", "feeBasis=N", "cycleOfFee=P1ML0", "statusDate=2024-04-21", "accruedInterest=0").Evaluate();

        // From 2024-04-01 to 2024-05-01, of which 20 days had passed at the status date.
        Assert.Equal(1200 * 0.01m * (20 + 10) / 360, Row(table, ActusEventType.FP, "2024-05-01").Payoff, 20);
    }

    [Fact]
    public void Fee_OfARunningContractThatSaysWhatHasAccrued_IsNotCountedTwice()
    {
        var table = Bullet().With("feeRate=0.01", "feeBasis=N", "feeAccrued=3", "cycleOfFee=P1ML0", "statusDate=2024-04-21", "accruedInterest=0").Evaluate();

        Assert.Equal(3 + (1200 * 0.01m * 10 / 360), Row(table, ActusEventType.FP, "2024-05-01").Payoff, 20);
    }

    [Theory]
    [InlineData("contractRole=RPA", 1)]
    [InlineData("contractRole=RPL", -1)]
    public void Analysis_OnAnyDay_ShowsWhatHasAccruedAndMovesNothing(string role, int sign)
    {
        var loan = Bullet().With(role);
        var before = loan.Evaluate();

        var table = loan.Observed("2024-02-16", ActusEventType.AD).Observed("2024-03-16", ActusEventType.CE).Evaluate();

        Assert.Equal(sign * 1200 * 0.12m * 45 / 360, Row(table, ActusEventType.AD, "2024-02-16").AccruedInterest);
        Assert.Equal((0m, sign * 1200 * 0.12m * 75 / 360), (Row(table, ActusEventType.CE, "2024-03-16").Payoff, Row(table, ActusEventType.CE, "2024-03-16").AccruedInterest));
        Assert.Equal(before.Select(static e => e.Payoff), table.Where(static e => e.Type is not (ActusEventType.AD or ActusEventType.CE)).Select(static e => e.Payoff));
    }

    [Fact]
    public void Analysis_AfterMaturity_IsNotShown()
        => Assert.Equal(ActusEventType.MD, Bullet().Observed("2025-01-02", ActusEventType.AD).Evaluate()[^1].Type);
}
