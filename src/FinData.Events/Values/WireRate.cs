using FinData.Lending;

namespace FinData.Events;

/// <summary>
/// Rates on the wire: fractions as plain decimal strings, <c>"0.12"</c> is 12 %. Accounts have had negative ones, so a sign is possible where the rate
/// may be an account's; zero has none, so that there is one zero.
/// </summary>
internal static class WireRate
{
    // 10 is the largest rate.
    private const int MaxIntegerDigits = 2;

    public static bool TryParse(ReadOnlySpan<byte> text, RateForm form, bool canBeNegative, out Rate rate)
    {
        rate = default;
        var isNegative = canBeNegative && text.StartsWith((byte)'-');
        if (!WireDecimal.TryParse(isNegative ? text[1..] : text, out var value) || value.Scale > Rate.MaxDecimals || value.IntegerDigits > MaxIntegerDigits)
        {
            return false;
        }

        var fraction = value.ToShortestDecimal();
        if (isNegative ? fraction is <= 0 or >= 1 : fraction > EventLimits.MaxRate)
        {
            return false;
        }

        rate = Rate.Of(isNegative ? -fraction : fraction, form);
        return true;
    }
}
