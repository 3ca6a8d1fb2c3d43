namespace FinData.Lending;

public static partial class ActusTermsReader
{
    private static int Role(ActusAttributeReader reader)
    {
        var role = reader.Required("contractRole");
        if (!RoleSigns.TryGetValue(role, out var sign) && role.Length > 0)
        {
            reader.Unsupported.Add($"attribute contractRole {role}");
        }

        return sign;
    }

    // Names of earlier editions are taken, too.
    private static ActusDayCount DayCount(ActusAttributeReader reader)
    {
        reader.Required("dayCountConvention");
        return reader.Choice<ActusDayCount>("dayCountConvention", static text => text switch
        {
            "30E360" or "30E/360" => nameof(ActusDayCount.E30360),
            "30E360ISDA" or "30E/360ISDA" => nameof(ActusDayCount.E30360ISDA),
            "28E336" or "28/336" => nameof(ActusDayCount.E28336),
            "A/AISDA" or "AAISDA" => nameof(ActusDayCount.AA),
            "A/360" => nameof(ActusDayCount.A360),
            "A/365" => nameof(ActusDayCount.A365),
            "A/336" => nameof(ActusDayCount.A336),
            "BUS252" or "B/252" => nameof(ActusDayCount.B252),
            _ => text,
        }) ?? ActusDayCount.A365;
    }

    private static string Calendar(ActusAttributeReader reader)
    {
        var calendar = reader.Text("calendar") ?? "NC";
        if (!ActusBusinessDays.TryFind(calendar, out _))
        {
            reader.Unsupported.Add($"attribute calendar {calendar}");
        }

        return calendar;
    }

    private static bool EndOfMonth(ActusAttributeReader reader)
    {
        var convention = (reader.Text("endOfMonthConvention") ?? "SD").ToUpperInvariant();
        if (convention is not ("SD" or "EOM" or "EM"))
        {
            reader.Unsupported.Add($"attribute endOfMonthConvention {convention}");
        }

        return convention != "SD";
    }

    private static string Scaling(ActusAttributeReader reader)
    {
        var effect = (reader.Text("scalingEffect") ?? "000").ToUpperInvariant().Replace('O', '0');
        if (effect.Length != 3 || effect[0] is not ('0' or 'I') || effect[1] is not ('0' or 'N') || effect[2] is not ('0' or 'M'))
        {
            reader.Unsupported.Add($"attribute scalingEffect {effect}");
        }

        return effect;
    }

    private static void Check(ActusAttributeReader reader, ActusTerms terms)
    {
        // Interest paid or fixed at the other end of its period has no function in the technical specification.
        UnsupportedUnless(reader, "cyclePointOfInterestPayment", "E");
        UnsupportedUnless(reader, "cyclePointOfRateReset", "B");
        // A contract that is late goes on by its terms; one that is over (MA, TE) has no events to come.
        UnsupportedUnless(reader, "contractPerformance", "PF", "DL", "DQ", "DF");

        if (terms.ContractType == ActusContractType.PAM)
        {
            reader.RequiredDate("maturityDate");
        }
        else
        {
            reader.RequiredNumber("nominalInterestRate");
            CheckRedemption(reader, terms);
        }

        NotBefore(reader, "maturityDate", terms.MaturityDate, "initialExchangeDate", terms.InitialExchangeDate);
        NotBefore(reader, "amortizationDate", terms.AmortizationDate, "initialExchangeDate", terms.InitialExchangeDate);
        Together(reader, "purchaseDate", "priceAtPurchaseDate");
        Together(reader, "terminationDate", "priceAtTerminationDate");
        CheckResets(reader, terms);
        CheckScaling(reader, terms);
        CheckFees(reader);
        CheckPrepayments(reader, terms);
        if (terms.InterestCalculationBase == ActusInterestBase.NTL)
        {
            OneOf(reader, "cycleAnchorDateOfInterestCalculationBase", "cycleOfInterestCalculationBase");
        }
    }

    private static void CheckRedemption(ActusAttributeReader reader, ActusTerms terms)
    {
        OneOf(reader, "cycleOfPrincipalRedemption", "cycleAnchorDateOfPrincipalRedemption");
        var isOpen = terms.MaturityDate is null && (terms.ContractType != ActusContractType.ANN || terms.AmortizationDate is null);
        if (terms.ContractType == ActusContractType.NAM || isOpen)
        {
            reader.RequiredNumber("nextPrincipalRedemptionPayment");
        }

        if (isOpen)
        {
            reader.Required("cycleOfPrincipalRedemption");
        }

        if (isOpen && terms.NextPrincipalRedemptionPayment == 0)
        {
            reader.Faults.Add("nextPrincipalRedemptionPayment: 0 never redeems the notional; give maturityDate, or a payment");
        }
    }

    private static void CheckResets(ActusAttributeReader reader, ActusTerms terms)
    {
        var resets = terms.CycleAnchorDateOfRateReset is not null || terms.CycleOfRateReset is not null;
        if (resets && terms.NextResetRate is null)
        {
            reader.Required("marketObjectCodeOfRateReset");
        }
    }

    private static void CheckScaling(ActusAttributeReader reader, ActusTerms terms)
    {
        if (!terms.ScalesInterest && !terms.ScalesNotional)
        {
            return;
        }

        OneOf(reader, "cycleAnchorDateOfScalingIndex", "cycleOfScalingIndex");
        reader.Required("marketObjectCodeOfScalingIndex");
        if (reader.RequiredNumber("scalingIndexAtContractDealDate") == 0 && reader.Has("scalingIndexAtContractDealDate"))
        {
            reader.Faults.Add("scalingIndexAtContractDealDate: 0 cannot be divided by");
        }
    }

    private static void CheckFees(ActusAttributeReader reader)
    {
        if ((reader.Number("feeRate") ?? 0) != 0)
        {
            reader.Required("feeBasis");
        }
    }

    private static void CheckPrepayments(ActusAttributeReader reader, ActusTerms terms)
    {
        if (terms.PrepaymentEffect != ActusPrepaymentEffect.N && (reader.Has("cycleOfOptionality") || reader.Has("cycleAnchorDateOfOptionality")))
        {
            reader.Required("objectCodeOfPrepaymentModel");
        }

        if (terms.PenaltyType is ActusPenaltyType.A or ActusPenaltyType.N)
        {
            reader.RequiredNumber("penaltyRate");
        }

        if (terms.PenaltyType == ActusPenaltyType.I)
        {
            reader.Required("marketObjectCodeOfRateReset");
        }
    }

    private static void UnsupportedUnless(ActusAttributeReader reader, string name, params string[] values)
    {
        if (reader.Text(name) is { } text && !values.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            reader.Unsupported.Add($"attribute {name} {text}");
        }
    }

    private static void NotBefore(ActusAttributeReader reader, string name, DateTime? time, string other, DateTime otherTime)
    {
        if (time < otherTime)
        {
            reader.Faults.Add($"{name}: {ActusTime.Format(time.Value)} is before {other} {ActusTime.Format(otherTime)}");
        }
    }

    private static void Together(ActusAttributeReader reader, string date, string price)
    {
        if (reader.Has(date))
        {
            reader.RequiredNumber(price);
        }
    }

    private static void OneOf(ActusAttributeReader reader, string first, string second)
    {
        if (!reader.Has(first) && !reader.Has(second))
        {
            reader.Faults.Add($"{first}: missing, and {second} is, too");
        }
    }
}
