namespace FinData.Lending;

/// <summary>A rate as a whole number of 10^-10, ready for exact integer interest. Equality is by value; <c>default</c> is zero.</summary>
internal readonly record struct ScaledRate(long Value, RateForm Form)
{
    internal const long One = 10_000_000_000;

    /// <summary>Whether interest earns interest within a period: all forms but the two that are simple there.</summary>
    internal bool IsCompound => Form is not (RateForm.NominalAnnual or RateForm.Monthly);

    internal static ScaledRate Of(Rate rate) => new((long)(rate.Value * One), rate.Form);

    internal Rate ToRate() => Rate.Of(Value / (decimal)One, Form);
}
