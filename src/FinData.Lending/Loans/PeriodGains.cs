using System.Runtime.CompilerServices;

namespace FinData.Lending;

/// <summary>
/// The gains of a schedule's periods in decimals, with their discount factors. Most schedules have one or a few lengths of period, and dividing decimals is what
/// an annuity costs, so the last ones are kept.
/// </summary>
internal struct PeriodGains
{
    // Months have four lengths; their business days lie between 18 and 23, which the slots take in turn.
    private const int Slots = 8;

    private Kept kept;
    private int next;

    internal (decimal Gain, decimal Discount) Of(InterestFraction fraction)
    {
        for (var i = 0; i < Slots; i++)
        {
            if (kept[i].Fraction == fraction && kept[i].Discount != 0)
            {
                return (kept[i].Gain, kept[i].Discount);
            }
        }

        var gain = fraction.ToDecimal();
        kept[next] = (fraction, gain, 1 / (1 + gain));
        next = (next + 1) % Slots;
        return (gain, 1 / (1 + gain));
    }

    [InlineArray(Slots)]
    private struct Kept
    {
        private (InterestFraction Fraction, decimal Gain, decimal Discount) first;
    }
}
