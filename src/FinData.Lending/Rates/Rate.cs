namespace FinData.Lending;

/// <summary>The form in which a rate was agreed. Numbers are stored and never reused.</summary>
public enum RateForm : byte
{
    /// <summary>Per year, simple within a period: the period's rate is rate x days / basis, or rate / periods a year. Wire name <c>nominalAnnual</c>.</summary>
    NominalAnnual = 0,

    /// <summary>Per year, compounded: a year's growth is 1 + rate. Wire name <c>effectiveAnnual</c>.</summary>
    EffectiveAnnual = 1,

    /// <summary>Per month: a monthly period's rate is the rate itself. Wire name <c>monthly</c>.</summary>
    Monthly = 2,

    /// <summary>Per day that the day count counts (a business day under BUS/252), compounded. Wire name <c>daily</c>.</summary>
    Daily = 3,

    /// <summary>Per year, compounded monthly: a year's growth is (1 + rate / 12)^12. Wire name <c>nominalMonthly</c>.</summary>
    NominalMonthly = 4,

    /// <summary>Per year, compounded quarterly. Wire name <c>nominalQuarterly</c>.</summary>
    NominalQuarterly = 5,

    /// <summary>Per year, compounded every six months. Wire name <c>nominalSemiannual</c>.</summary>
    NominalSemiannual = 6,

    /// <summary>Per year, compounded every day of the day count's year. Wire name <c>nominalDaily</c>.</summary>
    NominalDaily = 7,
}

/// <summary>An interest rate as a fraction (0.12 is 12 %), with the form it was agreed in. At most 10 decimals. <c>default</c> is zero, nominal per year.</summary>
public readonly record struct Rate
{
    public const int MaxDecimals = 10;

    private Rate(decimal value, RateForm form)
    {
        if (value.Scale > MaxDecimals)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"A rate has at most {MaxDecimals} decimals.");
        }

        Value = value;
        Form = form;
    }

    public decimal Value { get; }

    public RateForm Form { get; }

    public bool IsZero => Value == 0;

    public static Rate NominalAnnual(decimal value) => new(value, RateForm.NominalAnnual);

    public static Rate EffectiveAnnual(decimal value) => new(value, RateForm.EffectiveAnnual);

    public static Rate Monthly(decimal value) => new(value, RateForm.Monthly);

    public static Rate Of(decimal value, RateForm form) => new(value, form);

    /// <summary>
    /// The rate of another form with the same growth of a year, to 10 decimals (half to even, exact up to that rounding). A nominal annual rate says nothing
    /// about compounding by itself: it is read as compounded with the installments.
    /// </summary>
    /// <param name="form">The form to convert to.</param>
    /// <param name="daysOfYear">Days of a year for the forms that count days: 252 for business days.</param>
    /// <param name="periodsOfYear">How often a nominal annual rate is compounded.</param>
    /// <exception cref="ArgumentOutOfRangeException">A period's rate is -1 or less, or a count is not between 1 and 366.</exception>
    /// <exception cref="OverflowException">The result has more than 18 digits.</exception>
    public Rate To(RateForm form, int daysOfYear = 252, int periodsOfYear = 12)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(daysOfYear, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(daysOfYear, 366);
        ArgumentOutOfRangeException.ThrowIfLessThan(periodsOfYear, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periodsOfYear, 366);
        var from = RateForms.PeriodsOf(Form, daysOfYear, periodsOfYear);
        var to = RateForms.PeriodsOf(form, daysOfYear, periodsOfYear);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Value, -from.Divisor);
        var value = from == to ? ScaledRate.Of(this).Value : RateForms.Convert(ScaledRate.Of(this).Value, from, to);
        return new ScaledRate(value, form).ToRate();
    }

    /// <summary>What one becomes over a number of counted days: by the daily factor of 16 decimals, multiplied day by day, as balances compute it.</summary>
    /// <param name="days">Days that the day count counts.</param>
    /// <param name="daysOfYear">What it makes of a year.</param>
    /// <exception cref="InvalidOperationException">The rate is simple within a period.</exception>
    /// <exception cref="OverflowException">More than a million-fold.</exception>
    public decimal GrowthOver(int days, int daysOfYear)
    {
        var scaled = ScaledRate.Of(this);
        return scaled.IsCompound
            ? (decimal)DailyFactor.Of(scaled, daysOfYear).Growth(days) / DailyFactor.One
            : throw new InvalidOperationException($"A rate of form {Form} is simple within a period: convert it first.");
    }
}
