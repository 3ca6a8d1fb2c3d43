namespace FinData.Lending;

/// <summary>
/// Tiers are marginal: each band of a positive balance earns its own rate, is rounded by itself and has its own journal line. A compound rate earns on the
/// accrued interest too, which lies on top of the balance and so in the band that this reaches.
/// </summary>
internal sealed partial class AccountBalances
{
    private Int128 TieredInterest()
    {
        Int128 sum = 0;
        for (var band = 0; band <= terms.Tiers.Count; band++)
        {
            sum += InterestOf(band, out _);
        }

        return sum;
    }

    private void PostBands(IJournalSink sink, long offset)
    {
        for (var band = 0; band <= terms.Tiers.Count; band++)
        {
            var interest = InterestOf(band, out var units);
            if (interest != 0)
            {
                PostInterest(sink, offset, interest, isPayable: interest > 0, ExplainBand(band, units));
            }
        }
    }

    // Band 0 lies below the first limit and earns the credit rate; band n begins at the n-th limit.
    private Int128 InterestOf(int band, out Int128 units)
    {
        var rate = RateOf(band);
        var all = rate.IsCompound ? InterestFraction.CompoundBase(balance, Digits, accrued) : AccrualUnits.FromMinor(balance, Digits);
        var above = band == 0 ? 0 : LimitOf(band);
        units = band < terms.Tiers.Count ? Int128.Min(all, LimitOf(band + 1)) - above : all - above;
        if (units <= 0 || rate.Value == 0)
        {
            return 0;
        }

        var fraction = Fraction(rate);
        return rate.IsCompound ? fraction.InterestOfUnits(units) : fraction.Interest(AccrualUnits.ToMinor(units, Digits, RoundingRule.Down), Digits, accrued: 0);
    }

    private AccrualExplanation ExplainBand(int band, Int128 units)
    {
        var fraction = Fraction(RateOf(band));
        var from = DateOnly.FromDayNumber(segmentStart);
        return RateOf(band).IsCompound
            ? fraction.ExplainUnits(from, AsOf, units, terms.DayCount)
            : fraction.Explain(from, AsOf, AccrualUnits.ToMinor(units, Digits, RoundingRule.Down), Digits, accrued: 0, terms.DayCount);
    }

    private ScaledRate RateOf(int band) => band == 0 ? creditRate : ScaledRate.Of(terms.Tiers[band - 1].Rate);

    private Int128 LimitOf(int band) => AccrualUnits.FromMinor(terms.ToMinor(terms.Tiers[band - 1].Above), Digits);
}
