namespace FinData.Lending;

/// <summary>
/// <c>round8(base * rate * days / basis)</c>: one division, last, rounded half-even to 10^-8. Integers throughout, so nothing is lost before the division;
/// in 64 bits where the product fits (it nearly always does), else in 128.
/// </summary>
internal static class SimpleInterest
{
    /// <param name="minor">Base in minor units; the result has the sign of base times rate.</param>
    /// <param name="digits">Minor digits of the base's currency.</param>
    /// <param name="rate">Rate in units of 10^-10.</param>
    /// <param name="days">Not negative.</param>
    /// <param name="basis">Positive.</param>
    internal static Int128 Of(long minor, int digits, long rate, int days, int basis)
    {
        // minor/10^digits * rate/10^10 * days/basis, in units of 10^-8.
        var divisor = (ulong)(basis * MinorUnits.PowerOfTen(digits + 2));
        var isNegative = (minor < 0) != (rate < 0);
        var high = Math.BigMul((ulong)Math.Abs(minor), (ulong)Math.Abs(rate), out var low);
        if (high == 0 && Math.BigMul(low, (ulong)days, out var product) == 0)
        {
            var quotient = product / divisor;
            var twiceRest = (product - (quotient * divisor)) * 2;
            if (twiceRest > divisor || (twiceRest == divisor && (quotient & 1) == 1))
            {
                quotient++;
            }

            return isNegative ? -(Int128)quotient : quotient;
        }

        var wide = (Int128)minor * rate * days;
        return Rounding.Divide(wide, (Int128)divisor, RoundingRule.HalfEven);
    }
}
