namespace FinData.Lending;

/// <summary>
/// Amounts as whole minor units (cents for two digits): what balances are kept in, since adding and comparing longs is exact and costs a nanosecond.
/// A decimal is built only where an amount leaves the domain.
/// </summary>
internal static class MinorUnits
{
    /// <summary>Largest balance: 15 digits before the point. Rates, days and 8-digit accruals then fit 128 bits.</summary>
    internal const long MaxMajor = 999_999_999_999_999;

    private static readonly long[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    internal static long PowerOfTen(int exponent) => Powers[exponent];

    internal static bool IsInRange(long minor, int digits) => Math.Abs(minor) <= MaxMajor * Powers[digits];

    internal static decimal ToDecimal(long minor, int digits)
    {
        var magnitude = (ulong)Math.Abs(minor);
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, minor < 0, (byte)digits);
    }

    /// <summary>False where the amount has more decimals than the currency, or is out of range.</summary>
    internal static bool TryFrom(decimal amount, int digits, out long minor)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        var mantissa = unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        var scale = (bits[3] >> 16) & 0xFF;
        if (bits[2] != 0 || scale > digits || mantissa > (ulong)MaxMajor)
        {
            return TryFromUnusual(amount, digits, out minor);
        }

        minor = (long)mantissa * Powers[digits - scale];
        minor = bits[3] < 0 ? -minor : minor;
        return true;
    }

    private static bool TryFromUnusual(decimal amount, int digits, out long minor)
    {
        minor = 0;
        if (Math.Abs(amount) > MaxMajor || decimal.Round(amount, digits) != amount)
        {
            return false;
        }

        minor = (long)(decimal.Round(amount, digits) * Powers[digits]);
        return true;
    }
}
