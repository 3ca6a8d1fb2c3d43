namespace FinData.Lending;

/// <summary>
/// How a stretch of days turns a base into interest: <c>base * Rate * Days / Basis</c>, or <c>base * (Growth - 1)</c> for a compound rate. Equality is by value;
/// <c>default</c> is no interest.
/// </summary>
internal readonly record struct InterestFraction
{
    private readonly UInt128 growth; // units of 10^-16; 0 for simple interest
    private readonly long rate; // units of 10^-10
    private readonly int days;
    private readonly int basis;

    private InterestFraction(long rate, int days, int basis)
    {
        this.rate = rate;
        this.days = days;
        this.basis = basis;
    }

    private InterestFraction(UInt128 growth) => this.growth = growth;

    /// <summary>By the days that really pass.</summary>
    internal static InterestFraction OfDays(DayCount dayCount, ScaledRate rate, int from, int to, int maturity = DayCounts.NoMaturity)
    {
        if (dayCount == DayCount.ActualActualIsda)
        {
            return rate.IsCompound ? new(ActualActual.Growth(rate, from, to)) : OfShare(rate, ActualActual.Share(from, to));
        }

        var days = DayCounts.Days(dayCount, from, to, maturity);
        var basis = DayCounts.Basis(dayCount);
        return rate.IsCompound ? OfCompound(rate, days, basis) : OfShare(rate, (days, basis));
    }

    /// <summary>By a share of a year, for rates that are no compound ones.</summary>
    internal static InterestFraction OfShare(ScaledRate rate, (int Days, int Basis) share)
        => new(rate.Form == RateForm.Monthly ? 12 * rate.Value : rate.Value, share.Days, share.Basis);

    /// <summary>By the share of a whole period of months, whose interest is exactly the rate's share of a year, however many days it has.</summary>
    internal static InterestFraction OfWholePeriod(ScaledRate rate, int months, int passed, int whole, int basis)
    {
        if (rate.IsCompound)
        {
            return OfCompound(rate, passed == whole ? 30 * months : passed, basis);
        }

        var common = GreatestCommonDivisor(months, 12);
        return rate.Form == RateForm.Monthly
            ? new(rate.Value, passed * months, whole)
            : new(rate.Value, passed * (months / common), whole * (12 / common));
    }

    /// <summary>Interest in units of 10^-8.</summary>
    /// <param name="minor">The base in minor units.</param>
    /// <param name="digits">Minor digits of its currency.</param>
    /// <param name="accrued">What is accrued already: a compound rate earns on it too.</param>
    internal Int128 Interest(long minor, int digits, Int128 accrued) => growth != 0 ? CompoundInterest.Of(CompoundBase(minor, digits, accrued), growth)
        : basis == 0 ? 0
        : SimpleInterest.Of(minor, digits, rate, days, basis);

    /// <summary>Compound interest on a base in units of 10^-8, which has what it earns on in it already.</summary>
    internal Int128 InterestOfUnits(Int128 units) => CompoundInterest.Of(units, growth);

    /// <summary>Interest on a base of one, for annuities.</summary>
    internal decimal ToDecimal() => growth != 0 ? ((decimal)growth / DailyFactor.One) - 1 : basis == 0 ? 0 : rate / 10_000_000_000m * days / basis;

    internal AccrualExplanation Explain(DateOnly from, DateOnly to, long minor, int digits, Int128 accrued, DayCount dayCount) => growth == 0
        ? new AccrualExplanation(from, to, MinorUnits.ToDecimal(minor, digits), rate / 10_000_000_000m, days, basis, dayCount)
        : ExplainUnits(from, to, CompoundBase(minor, digits, accrued), dayCount);

    internal AccrualExplanation ExplainUnits(DateOnly from, DateOnly to, Int128 units, DayCount dayCount)
        => AccrualExplanation.Compound(from, to, AccrualUnits.ToDecimal(units), growth, dayCount);

    /// <summary>Unposted interest earns too, as long as it stands on the balance's side.</summary>
    internal static Int128 CompoundBase(long minor, int digits, Int128 accrued)
    {
        var units = AccrualUnits.FromMinor(minor, digits);
        return (minor > 0) == (accrued > 0) ? units + accrued : units;
    }

    private static int GreatestCommonDivisor(int left, int right) => right == 0 ? left : GreatestCommonDivisor(right, left % right);

    private static InterestFraction OfCompound(ScaledRate rate, int days, int basis) => new(DailyFactor.Of(rate, basis).Growth(days));
}
