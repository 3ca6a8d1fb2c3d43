namespace FinData.Lending;

/// <summary>How a stretch of days turns a base into interest: <c>base * Rate * Days / Basis</c>, or <c>base * (Growth - 1)</c> for an effective rate.</summary>
internal readonly struct InterestFraction
{
    private readonly UInt128 growth; // units of 10^-16; 0 for simple interest
    private readonly long rate; // units of 10^-10
    private readonly int days;
    private readonly int basis;

    private InterestFraction(long rate, int days, int basis, UInt128 growth)
    {
        this.rate = rate;
        this.days = days;
        this.basis = basis;
        this.growth = growth;
    }

    /// <summary>By the days that really pass.</summary>
    internal static InterestFraction OfDays(DayCount dayCount, ScaledRate rate, int from, int to)
    {
        var days = DayCounts.Days(dayCount, from, to);
        var basis = DayCounts.Basis(dayCount);
        return rate.IsCompound ? OfCompound(rate, days, basis) : new(rate.Form == RateForm.Monthly ? 12 * rate.Value : rate.Value, days, basis, 0);
    }

    /// <summary>By the share of a whole period of months, whose interest is exactly the rate's share of a year, however many days it has.</summary>
    internal static InterestFraction OfWholePeriod(DayCount dayCount, ScaledRate rate, int months, (int Start, int End) period, int from, int to)
    {
        var whole = DayCounts.Days(dayCount, period.Start, period.End);
        var passed = DayCounts.Days(dayCount, from, to);
        if (rate.IsCompound)
        {
            return OfCompound(rate, passed == whole ? 30 * months : passed, DayCounts.Basis(dayCount));
        }

        var common = GreatestCommonDivisor(months, 12);
        return rate.Form == RateForm.Monthly
            ? new(rate.Value, passed * months, whole, 0)
            : new(rate.Value, passed * (months / common), whole * (12 / common), 0);
    }

    /// <summary>Interest in units of 10^-8.</summary>
    /// <param name="accrued">What is accrued already: an effective rate earns on it too.</param>
    internal Int128 Interest(long minor, int digits, Int128 accrued)
        => growth == 0 ? SimpleInterest.Of(minor, digits, rate, days, basis) : CompoundInterest.Of(CompoundBase(minor, digits, accrued), growth);

    /// <summary>Interest on a base of one, for annuities.</summary>
    internal decimal ToDecimal() => growth == 0 ? rate / 10_000_000_000m * days / basis : ((decimal)growth / DailyFactor.One) - 1;

    internal AccrualExplanation Explain(DateOnly from, DateOnly to, long minor, int digits, Int128 accrued, DayCount dayCount) => growth == 0
        ? new AccrualExplanation(from, to, MinorUnits.ToDecimal(minor, digits), rate / 10_000_000_000m, days, basis, dayCount)
        : AccrualExplanation.Compound(from, to, AccrualUnits.ToDecimal(CompoundBase(minor, digits, accrued)), growth, dayCount);

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);

    // Unposted interest earns too, as long as it stands on the balance's side.
    private static Int128 CompoundBase(long minor, int digits, Int128 accrued)
    {
        var units = AccrualUnits.FromMinor(minor, digits);
        return (minor > 0) == (accrued > 0) ? units + accrued : units;
    }

    private static InterestFraction OfCompound(ScaledRate rate, int days, int basis) => new(0, days, basis, DailyFactor.Of(rate.Value, basis).Growth(days));
}
