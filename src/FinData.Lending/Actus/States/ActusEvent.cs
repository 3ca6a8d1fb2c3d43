namespace FinData.Lending;

/// <summary>One row of the event table: the payoff of an event, and the contract's state after it. Amounts carry the sign of the contract role; nothing is rounded.</summary>
public sealed record ActusEvent
{
    public required DateTime Time { get; init; }

    public required ActusEventType Type { get; init; }

    public required decimal Payoff { get; init; }

    /// <summary>Currency of the payoff: the settlement currency where the terms have one.</summary>
    public required string Currency { get; init; }

    public required decimal NotionalPrincipal { get; init; }

    public required decimal NominalInterestRate { get; init; }

    public required decimal AccruedInterest { get; init; }

    public required decimal NextPrincipalRedemptionPayment { get; init; }

    public required decimal InterestCalculationBaseAmount { get; init; }

    public required decimal FeeAccrued { get; init; }

    public required decimal NotionalScalingMultiplier { get; init; }

    public required decimal InterestScalingMultiplier { get; init; }
}
