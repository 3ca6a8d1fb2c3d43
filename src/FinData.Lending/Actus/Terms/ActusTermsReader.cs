using System.Collections.Frozen;

namespace FinData.Lending;

/// <summary>Turns attributes, as texts by their dictionary names, into terms; checks what the dictionary asks of a contract type.</summary>
public static partial class ActusTermsReader
{
    // R(CNTRL), technical specification, "Contract Role Sign Convention".
    private static readonly FrozenDictionary<string, int> RoleSigns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase)
    {
        ["RPA"] = 1, ["RPL"] = -1, ["LG"] = 1, ["ST"] = -1, ["BUY"] = 1, ["SEL"] = -1, ["RFL"] = 1, ["PFL"] = -1, ["RF"] = 1, ["PF"] = -1,
        ["COL"] = 1, ["CNO"] = 1, ["CLO"] = 1, ["GUA"] = -1, ["OBL"] = 1, ["UDL"] = 1, ["UDLP"] = 1, ["UDLM"] = -1,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ActusReading Read(IReadOnlyDictionary<string, string> attributes)
    {
        var current = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in attributes)
        {
            current[ActusAttributes.Current(name)] = text;
        }

        var reader = new ActusAttributeReader(current);
        var type = reader.Choice<ActusContractType>("contractType");
        if (type is null)
        {
            return reader.Has("contractType")
                ? new ActusReading(null, [$"contractType {reader.Text("contractType")}"], [])
                : new ActusReading(null, [], ["contractType: missing"]);
        }

        foreach (var name in current.Keys)
        {
            if (reader.Has(name) && !ActusAttributes.Supported.Contains(name) && !ActusAttributes.Informative.Contains(name))
            {
                reader.Unsupported.Add($"attribute {name}");
            }
        }

        var terms = ReadTerms(reader, type.Value);
        Check(reader, terms);
        return reader.Unsupported.Count + reader.Faults.Count == 0
            ? new ActusReading(terms, [], [])
            : new ActusReading(null, [.. reader.Unsupported.Distinct()], [.. reader.Faults.Distinct()]);
    }

    private static ActusTerms ReadTerms(ActusAttributeReader reader, ActusContractType type)
    {
        var scaling = Scaling(reader);
        return new ActusTerms
        {
            ContractType = type,
            RoleSign = Role(reader),
            Currency = reader.Required("currency"),
            SettlementCurrency = reader.Text("settlementCurrency"),
            ContractId = reader.Text("contractID"),
            StatusDate = reader.RequiredDate("statusDate"),
            InitialExchangeDate = reader.RequiredDate("initialExchangeDate"),
            MaturityDate = reader.Date("maturityDate"),
            AmortizationDate = reader.Date("amortizationDate"),
            NotionalPrincipal = reader.Amount("notionalPrincipal") ?? reader.RequiredNumber("notionalPrincipal"),
            PremiumDiscountAtIED = reader.Number("premiumDiscountAtIED") ?? 0,
            DayCountConvention = DayCount(reader),
            BusinessDayConvention = reader.Choice<ActusBusinessDayConvention>("businessDayConvention", static text => text == "NOS" ? "NULL" : text)
                ?? ActusBusinessDayConvention.NULL,
            Calendar = Calendar(reader),
            Holidays = reader.Days("holidays"),
            EndOfMonth = EndOfMonth(reader),
            NominalInterestRate = reader.Number("nominalInterestRate"),
            AccruedInterest = reader.Number("accruedInterest"),
            CycleAnchorDateOfInterestPayment = reader.Date("cycleAnchorDateOfInterestPayment"),
            CycleOfInterestPayment = reader.Cycle("cycleOfInterestPayment"),
            CapitalizationEndDate = reader.Date("capitalizationEndDate"),
            InterestCalculationBase = reader.Choice<ActusInterestBase>("interestCalculationBase") ?? ActusInterestBase.NT,
            InterestCalculationBaseAmount = reader.Amount("interestCalculationBaseAmount"),
            CycleAnchorDateOfInterestCalculationBase = reader.Date("cycleAnchorDateOfInterestCalculationBase"),
            CycleOfInterestCalculationBase = reader.Cycle("cycleOfInterestCalculationBase"),
            CycleAnchorDateOfPrincipalRedemption = reader.Date("cycleAnchorDateOfPrincipalRedemption"),
            CycleOfPrincipalRedemption = reader.Cycle("cycleOfPrincipalRedemption"),
            NextPrincipalRedemptionPayment = reader.Amount("nextPrincipalRedemptionPayment"),
            CycleAnchorDateOfRateReset = reader.Date("cycleAnchorDateOfRateReset"),
            CycleOfRateReset = reader.Cycle("cycleOfRateReset"),
            MarketObjectCodeOfRateReset = reader.Text("marketObjectCodeOfRateReset"),
            RateMultiplier = reader.Number("rateMultiplier") ?? 1,
            RateSpread = reader.Number("rateSpread") ?? 0,
            NextResetRate = reader.Number("nextResetRate"),
            LifeCap = reader.Number("lifeCap"),
            LifeFloor = reader.Number("lifeFloor"),
            PeriodCap = reader.Number("periodCap"),
            PeriodFloor = reader.Number("periodFloor"),
            FeeRate = reader.Number("feeRate"),
            FeeBasis = reader.Choice<ActusFeeBasis>("feeBasis") ?? ActusFeeBasis.A,
            FeeAccrued = reader.Number("feeAccrued"),
            CycleAnchorDateOfFee = reader.Date("cycleAnchorDateOfFee"),
            CycleOfFee = reader.Cycle("cycleOfFee"),
            ScalesInterest = scaling.Contains('I', StringComparison.Ordinal),
            ScalesNotional = scaling.Contains('N', StringComparison.Ordinal),
            CycleAnchorDateOfScalingIndex = reader.Date("cycleAnchorDateOfScalingIndex"),
            CycleOfScalingIndex = reader.Cycle("cycleOfScalingIndex"),
            MarketObjectCodeOfScalingIndex = reader.Text("marketObjectCodeOfScalingIndex"),
            ScalingIndexAtContractDealDate = reader.Number("scalingIndexAtContractDealDate"),
            NotionalScalingMultiplier = reader.Number("notionalScalingMultiplier"),
            InterestScalingMultiplier = reader.Number("interestScalingMultiplier"),
            PrepaymentEffect = reader.Choice<ActusPrepaymentEffect>("prepaymentEffect") ?? ActusPrepaymentEffect.N,
            CycleAnchorDateOfOptionality = reader.Date("cycleAnchorDateOfOptionality"),
            CycleOfOptionality = reader.Cycle("cycleOfOptionality"),
            ObjectCodeOfPrepaymentModel = reader.Text("objectCodeOfPrepaymentModel"),
            OptionExerciseEndDate = reader.Date("optionExerciseEndDate"),
            PenaltyType = reader.Choice<ActusPenaltyType>("penaltyType") ?? ActusPenaltyType.O,
            PenaltyRate = reader.Number("penaltyRate"),
            PurchaseDate = reader.Date("purchaseDate"),
            PriceAtPurchaseDate = reader.Number("priceAtPurchaseDate"),
            TerminationDate = reader.Date("terminationDate"),
            PriceAtTerminationDate = reader.Number("priceAtTerminationDate"),
        };
    }
}
