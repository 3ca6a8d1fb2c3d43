using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>
/// The terms of one contract as ACTUS writes them, read and checked. Property names are the dictionary's attribute names; a null is the dictionary's
/// "not defined". Times are local date-times without a zone, as the standard has them.
/// </summary>
public sealed record ActusTerms
{
    public required ActusContractType ContractType { get; init; }

    /// <summary>+1 for a claim (RPA), -1 for an obligation (RPL): the technical specification's R(CNTRL).</summary>
    public required int RoleSign { get; init; }

    public required string Currency { get; init; }

    public string? SettlementCurrency { get; init; }

    public string? ContractId { get; init; }

    public required DateTime StatusDate { get; init; }

    public required DateTime InitialExchangeDate { get; init; }

    public DateTime? MaturityDate { get; init; }

    public DateTime? AmortizationDate { get; init; }

    public required decimal NotionalPrincipal { get; init; }

    public decimal PremiumDiscountAtIED { get; init; }

    public required ActusDayCount DayCountConvention { get; init; }

    public ActusBusinessDayConvention BusinessDayConvention { get; init; }

    /// <summary>NC (every day is a business day), MF (Monday to Friday), MFH (Monday to Friday but for the holidays), or the name of a calendar that FinData has.</summary>
    public string Calendar { get; init; } = "NC";

    /// <summary>Days off of the calendar MFH.</summary>
    public ImmutableArray<DateOnly> Holidays { get; init; } = [];

    /// <summary>EOM: times of a monthly cycle that starts at a month's end stay at months' ends. SD: they keep their day.</summary>
    public bool EndOfMonth { get; init; }

    public decimal? NominalInterestRate { get; init; }

    public decimal? AccruedInterest { get; init; }

    public DateTime? CycleAnchorDateOfInterestPayment { get; init; }

    public ActusCycle? CycleOfInterestPayment { get; init; }

    public DateTime? CapitalizationEndDate { get; init; }

    public ActusInterestBase InterestCalculationBase { get; init; }

    public decimal? InterestCalculationBaseAmount { get; init; }

    public DateTime? CycleAnchorDateOfInterestCalculationBase { get; init; }

    public ActusCycle? CycleOfInterestCalculationBase { get; init; }

    public DateTime? CycleAnchorDateOfPrincipalRedemption { get; init; }

    public ActusCycle? CycleOfPrincipalRedemption { get; init; }

    /// <summary>LAM: principal of one redemption. NAM, ANN: principal and interest of one payment. Without sign.</summary>
    public decimal? NextPrincipalRedemptionPayment { get; init; }

    public DateTime? CycleAnchorDateOfRateReset { get; init; }

    public ActusCycle? CycleOfRateReset { get; init; }

    public string? MarketObjectCodeOfRateReset { get; init; }

    public decimal RateMultiplier { get; init; } = 1;

    public decimal RateSpread { get; init; }

    public decimal? NextResetRate { get; init; }

    public decimal? LifeCap { get; init; }

    public decimal? LifeFloor { get; init; }

    public decimal? PeriodCap { get; init; }

    public decimal? PeriodFloor { get; init; }

    public decimal? FeeRate { get; init; }

    public ActusFeeBasis FeeBasis { get; init; }

    public decimal? FeeAccrued { get; init; }

    public DateTime? CycleAnchorDateOfFee { get; init; }

    public ActusCycle? CycleOfFee { get; init; }

    public bool ScalesInterest { get; init; }

    public bool ScalesNotional { get; init; }

    public DateTime? CycleAnchorDateOfScalingIndex { get; init; }

    public ActusCycle? CycleOfScalingIndex { get; init; }

    public string? MarketObjectCodeOfScalingIndex { get; init; }

    public decimal? ScalingIndexAtContractDealDate { get; init; }

    public decimal? NotionalScalingMultiplier { get; init; }

    public decimal? InterestScalingMultiplier { get; init; }

    public ActusPrepaymentEffect PrepaymentEffect { get; init; }

    public DateTime? CycleAnchorDateOfOptionality { get; init; }

    public ActusCycle? CycleOfOptionality { get; init; }

    public string? ObjectCodeOfPrepaymentModel { get; init; }

    /// <summary>The last day on which prepayments may come.</summary>
    public DateTime? OptionExerciseEndDate { get; init; }

    public ActusPenaltyType PenaltyType { get; init; }

    public decimal? PenaltyRate { get; init; }

    public DateTime? PurchaseDate { get; init; }

    public decimal? PriceAtPurchaseDate { get; init; }

    public DateTime? TerminationDate { get; init; }

    public decimal? PriceAtTerminationDate { get; init; }
}
