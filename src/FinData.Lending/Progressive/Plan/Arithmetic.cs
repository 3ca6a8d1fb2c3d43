using System.Runtime.InteropServices;

namespace FinData.Lending.Progressive;

/// <summary>
/// The arithmetic of a plan: every intermediate factor keeps 19 significant digits, every amount the currency's minor digits, both
/// by one rounding rule. The 19 digits are Fineract's; they decide figures that lie on half a cent.
/// </summary>
internal sealed class Arithmetic(RoundingRule rule, int minorDigits)
{
    private const int SignificantDigits = 19;

    // Powers of ten that fit 64 bits; a mantissa above the last has at least 20 digits.
    private static readonly ulong[] Powers = [.. Enumerable.Range(0, 20).Select(static n => (ulong)Math.Pow(10, n))];

    private const int FirstLargeCount = 20;

    // The powers of ten above: a number of this many digits and more.
    private static readonly UInt128[] LargePowers = [.. Enumerable.Range(FirstLargeCount, 9).Select(static n => (UInt128)Powers[19] * Powers[n - 19])];

    internal RoundingRule Rule => rule;

    internal int MinorDigits => minorDigits;

    internal decimal Times(decimal left, decimal right) => Significant(left * right);

    internal decimal Over(decimal dividend, decimal divisor) => Significant(dividend / divisor);

    internal decimal Plus(decimal left, decimal right) => Significant(left + right);

    /// <summary>A rate factor at rest: 19 digits behind the point.</summary>
    internal decimal Factor(decimal value) => Round(value, SignificantDigits);

    internal decimal Amount(decimal value) => Round(value, minorDigits);

    internal decimal ToMultiple(decimal amount, decimal multiple) => Round(amount / multiple, 0) * multiple;

    private decimal Significant(decimal value)
    {
        var excess = DigitCount(value) - SignificantDigits;
        return excess <= 0 ? value : Round(value, Math.Max(0, value.Scale - excess));
    }

    private decimal Round(decimal value, int digits) => rule switch
    {
        RoundingRule.HalfUp => decimal.Round(value, digits, MidpointRounding.AwayFromZero),
        RoundingRule.Down => decimal.Round(value, digits, MidpointRounding.ToZero),
        RoundingRule.Up => decimal.Round(value, digits, value < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity),
        _ => decimal.Round(value, digits, MidpointRounding.ToEven),
    };

    private static int DigitCount(decimal value)
    {
        var bits = MemoryMarshal.Cast<decimal, uint>(MemoryMarshal.CreateReadOnlySpan(ref value, 1));
        UInt128 mantissa = new(bits[1], ((ulong)bits[3] << 32) | bits[2]);
        if (mantissa <= ulong.MaxValue)
        {
            var small = (ulong)mantissa;
            var digits = 1;
            while (digits < Powers.Length && small >= Powers[digits])
            {
                digits++;
            }

            return digits;
        }

        var count = FirstLargeCount;
        while (count - FirstLargeCount < LargePowers.Length && mantissa >= LargePowers[count - FirstLargeCount])
        {
            count++;
        }

        return count;
    }
}
