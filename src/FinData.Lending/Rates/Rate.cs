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
}
