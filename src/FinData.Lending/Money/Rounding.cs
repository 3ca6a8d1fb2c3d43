namespace FinData.Lending;

/// <summary>Rounding of quotients, by rule and exactly: the only place where digits are given up.</summary>
internal static class Rounding
{
    /// <summary>numerator / divisor, rounded to a whole number by the rule.</summary>
    /// <param name="divisor">Positive.</param>
    internal static Int128 Divide(Int128 numerator, Int128 divisor, RoundingRule rule)
    {
        if (numerator <= long.MaxValue && numerator >= long.MinValue && divisor <= long.MaxValue)
        {
            return Divide((long)numerator, (long)divisor, rule);
        }

        var (quotient, remainder) = Int128.DivRem(numerator, divisor);
        if (remainder == 0)
        {
            return quotient;
        }

        var away = rule switch
        {
            RoundingRule.Up => true,
            RoundingRule.Down => false,
            _ => IsAboveHalf(Int128.Abs(remainder), divisor, tieGoesAway: rule == RoundingRule.HalfUp || Int128.IsOddInteger(quotient)),
        };
        return away ? quotient + (numerator < 0 ? -1 : 1) : quotient;
    }

    /// <summary>The same in 64 bits, which nearly all figures fit.</summary>
    internal static long Divide(long numerator, long divisor, RoundingRule rule)
    {
        var quotient = numerator / divisor;
        var remainder = Math.Abs(numerator - (quotient * divisor));
        if (remainder == 0 || rule == RoundingRule.Down)
        {
            return quotient;
        }

        var rest = divisor - remainder;
        var tieGoesAway = rule == RoundingRule.HalfUp || (quotient & 1) == 1;
        var away = rule == RoundingRule.Up || remainder > rest || (remainder == rest && tieGoesAway);
        return away ? quotient + (numerator < 0 ? -1 : 1) : quotient;
    }

    /// <summary>The same for a decimal that isn't yet in minor units (an installment amount).</summary>
    internal static long ToMinor(decimal amount, int digits, RoundingRule rule)
    {
        var scaled = amount * MinorUnits.PowerOfTen(digits);
        var rounded = rule switch
        {
            RoundingRule.HalfUp => decimal.Round(scaled, MidpointRounding.AwayFromZero),
            RoundingRule.Up => scaled < 0 ? decimal.Floor(scaled) : decimal.Ceiling(scaled),
            RoundingRule.Down => decimal.Truncate(scaled),
            _ => decimal.Round(scaled, MidpointRounding.ToEven),
        };
        return (long)rounded;
    }

    private static long DivideNarrow(long numerator, long divisor, RoundingRule rule)
    {
        var (quotient, remainder) = Math.DivRem(numerator, divisor);
        var magnitude = Math.Abs(remainder);
        var rest = divisor - magnitude;
        var away = remainder != 0 && rule switch
        {
            RoundingRule.Up => true,
            RoundingRule.Down => false,
            RoundingRule.HalfUp => magnitude >= rest,
            _ => magnitude > rest || (magnitude == rest && long.IsOddInteger(quotient)),
        };
        return away ? quotient + (numerator < 0 ? -1 : 1) : quotient;
    }

    private static bool IsAboveHalf(Int128 remainder, Int128 divisor, bool tieGoesAway)
    {
        var rest = divisor - remainder;
        return remainder > rest || (remainder == rest && tieGoesAway);
    }
}
