using System.Numerics;

namespace FinData.Lending;

/// <summary>
/// What rates of different forms have in common: a rate is compounded <c>Count</c> times a year, and one period's rate is the value over <c>Divisor</c>.
/// Two rates are equal where a year's growth is: <c>(1 + x / Divisor)^Count</c>.
/// </summary>
internal static class RateForms
{
    /// <param name="form">A form.</param>
    /// <param name="daysOfYear">What the day count makes of a year.</param>
    /// <param name="periodsOfYear">How often a nominal annual rate is compounded: the installments of a year.</param>
    internal static (int Count, int Divisor) PeriodsOf(RateForm form, int daysOfYear, int periodsOfYear) => form switch
    {
        RateForm.NominalAnnual => (periodsOfYear, periodsOfYear),
        RateForm.EffectiveAnnual => (1, 1),
        RateForm.Monthly => (12, 1),
        RateForm.Daily => (daysOfYear, 1),
        RateForm.NominalMonthly => (12, 12),
        RateForm.NominalQuarterly => (4, 4),
        RateForm.NominalSemiannual => (2, 2),
        RateForm.NominalDaily => (daysOfYear, daysOfYear),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not a rate form."),
    };

    /// <summary>
    /// The value in units of 10^-10 nearest to the one whose year grows as the given rate's (half to even). Candidates are compared as powers of whole numbers,
    /// so no digit is lost before the rounding.
    /// </summary>
    internal static long Convert(long value, (int Count, int Divisor) from, (int Count, int Divisor) to)
    {
        // 1 + value / (10^10 * divisor) as a fraction; both sides are then raised and cross-multiplied.
        var (numerator, denominator) = (((BigInteger)ScaledRate.One * from.Divisor) + value, (BigInteger)ScaledRate.One * from.Divisor);
        var (known, knownUnit) = (BigInteger.Pow(numerator, from.Count), BigInteger.Pow(denominator, from.Count));
        var unit = BigInteger.Pow(2 * (BigInteger)ScaledRate.One * to.Divisor, to.Count);

        // Compares the growth of a candidate, given as twice its value (so that halves are whole), with the known one.
        int Compare(BigInteger twice) => (BigInteger.Pow((2 * (BigInteger)ScaledRate.One * to.Divisor) + twice, to.Count) * knownUnit).CompareTo(known * unit);

        var (low, high) = (-(BigInteger)ScaledRate.One * to.Divisor, (BigInteger)ScaledRate.One);
        while (Compare(2 * high) < 0)
        {
            high *= 2;
        }

        while (low < high)
        {
            var middle = BigInteger.Divide(low + high - (low + high < 0 ? 1 : 0), 2);
            (low, high) = Compare((2 * middle) + 1) >= 0 ? (low, middle) : (middle + 1, high);
        }

        // low is the least whole number whose upper half is not below; an exact half belongs to the even neighbour.
        var isTie = Compare((2 * low) + 1) == 0 && !low.IsEven;
        return (long)(isTie ? low + 1 : low);
    }

    /// <summary>What one grows to over a number of periods; the limit where that is more.</summary>
    internal static decimal Growth(decimal rate, int periods, decimal limit)
    {
        var (growth, square) = (1m, 1 + rate);
        for (; periods > 0 && growth < limit; periods >>= 1)
        {
            growth = (periods & 1) == 1 ? growth * square : growth;
            square = Math.Min(limit, square * square);
        }

        return Math.Min(growth, limit);
    }
}
