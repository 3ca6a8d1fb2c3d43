using System.Runtime.CompilerServices;

namespace FinData.Events;

/// <summary>
/// A plain decimal string taken apart: <c>"12.50"</c> is the digits 1250 at scale 2. Wire form: <c>(0|[1-9][0-9]*)(\.[0-9]+)?</c>.
/// </summary>
internal readonly struct WireDecimal
{
    // 18 digits always fit a long. A wire amount has at most 15 + 3.
    private const int MaxDigits = 18;

    private static readonly long[] PowersOfTen =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    private WireDecimal(long digits, int scale, int integerDigits)
    {
        Digits = digits;
        Scale = scale;
        IntegerDigits = integerDigits;
    }

    /// <summary>All digits as one number; meaningless unless <see cref="Fits"/>.</summary>
    public long Digits { get; }

    public int Scale { get; }

    public int IntegerDigits { get; }

    public bool Fits => IntegerDigits + Scale <= MaxDigits;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> text, out WireDecimal value)
    {
        long digits = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = unchecked((uint)(text[i] - '0'));
            if (digit <= 9)
            {
                // Wraps on absurd lengths; then it does not fit and the digits are not used.
                digits = unchecked((digits * 10) + digit);
            }
            else if (text[i] == (byte)'.' && point < 0)
            {
                point = i;
            }
            else
            {
                value = default;
                return false;
            }
        }

        var integerDigits = point < 0 ? text.Length : point;
        var scale = point < 0 ? 0 : text.Length - point - 1;
        value = new WireDecimal(digits, scale, integerDigits);
        var hasDigits = integerDigits > 0 && (point < 0 || scale > 0);
        return hasDigits && (integerDigits == 1 || text[0] != (byte)'0');
    }

    /// <summary>The value with exactly <paramref name="scale"/> decimals, so that equal amounts are equal to the byte however they were written.</summary>
    public decimal ToDecimal(int scale)
    {
        var scaled = Digits * PowersOfTen[scale - Scale];
        return Compose(scaled, scale);
    }

    /// <summary>The value with no more decimals than it needs.</summary>
    public decimal ToShortestDecimal()
    {
        var digits = Digits;
        var scale = Scale;
        while (scale > 0 && digits % 10 == 0)
        {
            digits /= 10;
            scale--;
        }

        return Compose(digits, scale);
    }

    private static decimal Compose(long digits, int scale)
        => new(unchecked((int)digits), unchecked((int)(digits >> 32)), 0, isNegative: false, (byte)scale);
}
