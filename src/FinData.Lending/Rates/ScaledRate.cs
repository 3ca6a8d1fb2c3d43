namespace FinData.Lending;

/// <summary>A rate as a whole number of 10^-10, ready for exact integer interest. Equality is by value; <c>default</c> is zero.</summary>
internal readonly record struct ScaledRate(long Value, RateForm Form)
{
    private const long Scale = 10_000_000_000;

    internal bool IsCompound => Form == RateForm.EffectiveAnnual;

    internal static ScaledRate Of(Rate rate) => new((long)(rate.Value * Scale), rate.Form);

    internal Rate ToRate() => Rate.Of(Value / (decimal)Scale, Form);
}
