using System.Runtime.CompilerServices;

namespace FinData.Lending;

/// <summary>
/// The gains of a schedule's periods with their discount factors. Most schedules have one or a few lengths of period, and dividing decimals is what an annuity
/// costs, so the last ones are kept.
/// </summary>
internal struct PeriodGains
{
    // Months have four lengths; their business days lie between 18 and 23, which the slots take in turn.
    private const int Slots = 8;

    private Kept kept;
    private int next;

    internal (decimal Gain, decimal Discount) Of(InterestFraction fraction)
    {
        var entry = kept[SlotOf(fraction)];
        return (entry.Gain, entry.Discount);
    }

    internal DiscountFactor FactorOf(InterestFraction fraction) => kept[SlotOf(fraction)].Factor;

    private int SlotOf(InterestFraction fraction)
    {
        for (var i = 0; i < Slots; i++)
        {
            if (kept[i].Fraction == fraction && kept[i].Discount != 0)
            {
                return i;
            }
        }

        var slot = next;
        var gain = fraction.ToDecimal();
        var discount = 1 / (1 + gain);
        kept[slot] = new Entry(fraction, gain, discount, DiscountFactor.Of(discount));
        next = (slot + 1) % Slots;
        return slot;
    }

    private readonly record struct Entry(InterestFraction Fraction, decimal Gain, decimal Discount, DiscountFactor Factor);

    [InlineArray(Slots)]
    private struct Kept
    {
        private Entry first;
    }
}
