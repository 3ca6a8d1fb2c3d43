using FinData.Lending;

namespace FinData.Events;

/// <summary>Rates on the wire: fractions as plain decimal strings, <c>"0.12"</c> is 12 %.</summary>
internal static class WireRate
{
    // 100 is the largest rate.
    private const int MaxIntegerDigits = 3;

    public static bool TryParse(ReadOnlySpan<byte> text, RateForm form, out Rate rate)
    {
        rate = default;
        if (!WireDecimal.TryParse(text, out var value) || value.Scale > Rate.MaxDecimals || value.IntegerDigits > MaxIntegerDigits)
        {
            return false;
        }

        var fraction = value.ToShortestDecimal();
        if (fraction > EventLimits.MaxRate)
        {
            return false;
        }

        rate = Rate.Of(fraction, form);
        return true;
    }
}
