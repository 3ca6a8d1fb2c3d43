using System.Collections.Frozen;

namespace FinData.Lending;

/// <summary>The dictionary's attributes by what FinData does with them. A name that is in neither set is unsupported, and is reported by name.</summary>
public static class ActusAttributes
{
    /// <summary>Attributes that have an effect.</summary>
    public static FrozenSet<string> Supported { get; } = Names(
        "contractType contractRole contractID statusDate currency settlementCurrency initialExchangeDate maturityDate amortizationDate notionalPrincipal",
        "premiumDiscountAtIED dayCountConvention businessDayConvention calendar holidays endOfMonthConvention nominalInterestRate accruedInterest",
        "cycleAnchorDateOfInterestPayment cycleOfInterestPayment cyclePointOfInterestPayment capitalizationEndDate interestCalculationBase",
        "interestCalculationBaseAmount cycleAnchorDateOfInterestCalculationBase cycleOfInterestCalculationBase cycleAnchorDateOfPrincipalRedemption",
        "cycleOfPrincipalRedemption nextPrincipalRedemptionPayment cycleAnchorDateOfRateReset cycleOfRateReset cyclePointOfRateReset",
        "marketObjectCodeOfRateReset rateMultiplier rateSpread nextResetRate lifeCap lifeFloor periodCap periodFloor feeRate feeBasis feeAccrued",
        "cycleAnchorDateOfFee cycleOfFee scalingEffect cycleAnchorDateOfScalingIndex cycleOfScalingIndex marketObjectCodeOfScalingIndex",
        "scalingIndexAtContractDealDate notionalScalingMultiplier interestScalingMultiplier prepaymentEffect cycleAnchorDateOfOptionality",
        "cycleOfOptionality optionExerciseEndDate objectCodeOfPrepaymentModel penaltyType penaltyRate purchaseDate priceAtPurchaseDate terminationDate",
        "priceAtTerminationDate contractPerformance");

    /// <summary>Attributes that the technical specification's functions of these contract types do not read: accepted, without effect.</summary>
    public static FrozenSet<string> Informative { get; } = Names(
        "contractDealDate creatorID counterpartyID legalEntityIDRecordCreator legalEntityIDCounterparty marketObjectCode marketValueObserved seniority",
        "nonPerformingDate gracePeriod delinquencyPeriod delinquencyRate prepaymentPeriod fixingPeriod fixingDays clearingHouse settlementPeriod unit",
        "maximumPenaltyFreeDisbursement quantity creditLineAmount");

    /// <summary>Names of earlier editions of the dictionary, with today's.</summary>
    private static readonly FrozenDictionary<string, string> Renamed = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["marketObjectCodeRateReset"] = "marketObjectCodeOfRateReset",
        ["marketObjectCodeScalingIndex"] = "marketObjectCodeOfScalingIndex",
        ["objectCodePrepaymentModel"] = "objectCodeOfPrepaymentModel",
        ["scalingIndexAtStatusDate"] = "scalingIndexAtContractDealDate",
        ["contractStatus"] = "contractPerformance",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // No two attributes differ by case alone, so that of the dictionary is no reason to turn a file away.
    private static readonly FrozenDictionary<string, string> Known =
        Supported.Concat(Informative).ToFrozenDictionary(static name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The dictionary's name for the attribute that a file calls so; the file's own where the dictionary has none.</summary>
    internal static string Current(string name)
        => Renamed.TryGetValue(name, out var current) || Known.TryGetValue(name, out current) ? current : name;

    private static FrozenSet<string> Names(params string[] lines)
        => lines.SelectMany(static line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
