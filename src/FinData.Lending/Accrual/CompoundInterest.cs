using System.Numerics;

namespace FinData.Lending;

/// <summary><c>round8(base * (growth - 1))</c>, growth as <see cref="DailyFactor"/> has it.</summary>
internal static class CompoundInterest
{
    /// <param name="units">Base in units of 10^-8: a balance with the interest that has accrued on it, since an effective rate earns on both.</param>
    /// <param name="growth">In units of 10^-16.</param>
    internal static Int128 Of(Int128 units, UInt128 growth)
    {
        var gain = (Int128)growth - DailyFactor.One;
        var isSmall = Int128.Abs(units) <= long.MaxValue && Int128.Abs(gain) <= long.MaxValue;
        return isSmall
            ? Rounding.Divide(units * gain, DailyFactor.One, RoundingRule.HalfEven)
            : OfWide(units, gain);
    }

    private static Int128 OfWide(Int128 units, Int128 gain)
    {
        var (quotient, rest) = BigInteger.DivRem((BigInteger)units * gain, DailyFactor.One);
        var twice = BigInteger.Abs(rest) * 2;
        var goesAway = twice > DailyFactor.One || (twice == DailyFactor.One && !quotient.IsEven);
        var isNegative = (units < 0) != (gain < 0);
        return (Int128)(goesAway ? quotient + (isNegative ? -1 : 1) : quotient);
    }
}
