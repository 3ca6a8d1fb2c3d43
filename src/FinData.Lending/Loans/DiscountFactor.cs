namespace FinData.Lending;

/// <summary>
/// A factor between 0 and 1 as a whole number of 2^-127, so that a row of products costs a few multiplications each. It is made of 28 decimals and loses less
/// than one of 10^-37 a product: a row of 1,200 is as exact as in decimals.
/// </summary>
internal readonly record struct DiscountFactor(UInt128 Value)
{
    // A decimal holds 2^93 times a factor with all its digits.
    private const int DecimalBits = 93;
    private const int Bits = 127;

    // A sum of up to 2,048 factors stays below 2^128.
    private const int SumBits = Bits - 11;

    private static readonly decimal Unit = (decimal)((UInt128)1 << DecimalBits);

    internal static DiscountFactor One => new((UInt128)1 << Bits);

    internal static DiscountFactor Of(decimal factor) => new((UInt128)decimal.Round(factor * Unit) << (Bits - DecimalBits));

    internal static decimal ToDecimal(DiscountFactor factor) => (decimal)(factor.Value >> (Bits - DecimalBits)) / Unit;

    /// <summary>A sum's share of this factor; see <see cref="SumToDecimal"/>.</summary>
    internal UInt128 Part => Value >> (Bits - SumBits);

    /// <summary>A sum of <see cref="Part"/>s, with as many of its digits as a decimal has.</summary>
    internal static decimal SumToDecimal(UInt128 sum)
    {
        var shift = Math.Max(SumBits - DecimalBits + 4, (Bits - DecimalBits - 1) - (int)UInt128.LeadingZeroCount(sum));
        return (decimal)(sum >> shift) / (decimal)((UInt128)1 << (SumBits - shift));
    }

    // The upper half of the product; what the lower halves would carry into it is below the last digit that counts.
    internal DiscountFactor Times(DiscountFactor other)
    {
        var (high, low) = (unchecked((ulong)(Value >> 64)), unchecked((ulong)Value));
        var (otherHigh, otherLow) = (unchecked((ulong)(other.Value >> 64)), unchecked((ulong)other.Value));
        var product = Math.BigMul(high, otherHigh) + (UInt128)Math.BigMul(high, otherLow, out _) + Math.BigMul(low, otherHigh, out _);
        return new(product << 1);
    }
}
