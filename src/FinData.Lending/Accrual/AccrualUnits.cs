namespace FinData.Lending;

/// <summary>Accrued interest as whole units of 10^-8: the eight digits that unposted interest has.</summary>
internal static class AccrualUnits
{
    internal const int Digits = 8;

    internal static decimal ToDecimal(Int128 units) => ToDecimal(units, Digits);

    internal static decimal ToDecimal(Int128 units, int digits)
    {
        var magnitude = (UInt128)Int128.Abs(units);
        var low = unchecked((ulong)magnitude);
        var high = (ulong)(magnitude >> 64);
        return high >> 32 == 0
            ? new decimal(unchecked((int)low), unchecked((int)(low >> 32)), unchecked((int)high), units < 0, (byte)digits)
            : throw new OverflowException("A sum does not fit 28 digits.");
    }

    internal static Int128 FromMinor(long minor, int digits) => (Int128)minor * MinorUnits.PowerOfTen(Digits - digits);

    /// <summary>What is posted of accrued interest: rounded by the product's rule to minor units.</summary>
    /// <exception cref="OverflowException">The result is no representable amount.</exception>
    internal static long ToMinor(Int128 units, int digits, RoundingRule rule)
        => (long)Rounding.Divide(units, MinorUnits.PowerOfTen(Digits - digits), rule);

    /// <summary>
    /// The same where the rest stays accrued: rounding away from zero then leaves a rest of the other sign, which must not be posted back on its own.
    /// So less than a unit is not rounded up, nor half a unit away from zero.
    /// </summary>
    internal static long ToPostable(Int128 units, int digits, RoundingRule rule)
    {
        var unit = MinorUnits.PowerOfTen(Digits - digits);
        var staysAccrued = rule switch
        {
            RoundingRule.Up => Int128.Abs(units) < unit,
            RoundingRule.HalfUp => Int128.Abs(units) * 2 == unit,
            _ => false,
        };
        return staysAccrued ? 0 : ToMinor(units, digits, rule);
    }
}
