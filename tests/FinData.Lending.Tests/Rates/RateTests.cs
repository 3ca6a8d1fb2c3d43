using System.Numerics;
using CsCheck;

namespace FinData.Lending.Tests.Rates;

public sealed class RateTests
{
    private static readonly RateForm[] Forms = Enum.GetValues<RateForm>();

    // 1.01^12 = 1.126825030131969720661201, and so on: every figure can be multiplied out by hand.
    public static TheoryData<Rate, RateForm, string> Known => new()
    {
        { Rate.Monthly(0.01m), RateForm.EffectiveAnnual, "0.1268250301" },
        { Rate.Monthly(0.01m), RateForm.NominalMonthly, "0.12" },
        { Rate.Monthly(0.01m), RateForm.NominalAnnual, "0.12" }, // read as compounded with monthly installments
        { Rate.Of(0.12m, RateForm.NominalMonthly), RateForm.EffectiveAnnual, "0.1268250301" },
        { Rate.Of(0.1m, RateForm.NominalSemiannual), RateForm.EffectiveAnnual, "0.1025" }, // 1.05^2
        { Rate.Of(0.08m, RateForm.NominalQuarterly), RateForm.EffectiveAnnual, "0.08243216" }, // 1.02^4
        { Rate.EffectiveAnnual(0.1025m), RateForm.NominalSemiannual, "0.1" },
        { Rate.EffectiveAnnual(0.08243216m), RateForm.NominalQuarterly, "0.08" },
        { Rate.EffectiveAnnual(0.1375m), RateForm.Daily, "0.0005113723" }, // the factor 1.0005113722611694 of 252 days
        { Rate.EffectiveAnnual(0.21m), RateForm.NominalSemiannual, "0.2" },
        { Rate.Of(0.252m, RateForm.NominalDaily), RateForm.Daily, "0.001" },
        { Rate.EffectiveAnnual(0m), RateForm.Daily, "0" },
        { Rate.EffectiveAnnual(-0.19m), RateForm.NominalSemiannual, "-0.2" }, // 0.9^2
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void To_AnotherForm_IsTheKnownRate(Rate rate, RateForm form, string value)
        => Assert.Equal(Rate.Of(Text.Number(value), form), rate.To(form));

    // The definition: of all values with ten decimals, none has a year's growth nearer in the rate than half a unit.
    [Fact]
    public void To_OfAnyRate_IsTheNearestWith10Decimals()
        => Gen.Select(Gen.Int[-500_000_000, 2_000_000_000], Gen.OneOf(Forms), Gen.OneOf(Forms), Gen.OneOf(252, 360, 365)).Sample(static (value, from, to, days) =>
        {
            var rate = Rate.Of(Math.Round(value / (from == RateForm.Daily ? 10_000_000_000_000m : 10_000_000_000m), 10), from);
            var converted = rate.To(to, days);
            var year = YearOf(rate.Value, from, days);
            Assert.True(YearOf(converted.Value - 0.000_000_000_05m, to, days) <= year && year <= YearOf(converted.Value + 0.000_000_000_05m, to, days));
        }, iter: 300);

    [Fact]
    public void To_ThereAndBack_IsWhereItBegan()
        => Gen.Select(Gen.Int[0, 500_000], Gen.OneOf(RateForm.NominalMonthly, RateForm.NominalQuarterly, RateForm.NominalSemiannual)).Sample(static (value, form) =>
        {
            var rate = Rate.Of(value / 1_000_000m, form);
            Assert.Equal(rate.Value, rate.To(RateForm.EffectiveAnnual).To(form).Value, 9);
        }, iter: 200);

    [Fact]
    public void To_OfARateThatLosesEverything_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Rate.EffectiveAnnual(-1m).To(RateForm.Monthly));

    [Fact]
    public void To_BeyondTheDigitsOfARate_Throws()
        => Assert.Throws<OverflowException>(() => Rate.Of(1m, RateForm.Daily).To(RateForm.EffectiveAnnual));

    [Fact]
    public void GrowthOver_OfANominalRate_AsksForItsConversion()
        => Assert.Throws<InvalidOperationException>(() => Rate.NominalAnnual(0.1m).GrowthOver(21, 252));

    // A year's growth as a fraction of whole numbers.
    private static Fraction YearOf(decimal value, RateForm form, int days)
    {
        var (count, divisor) = form switch
        {
            RateForm.EffectiveAnnual => (1, 1),
            RateForm.Monthly => (12, 1),
            RateForm.Daily => (days, 1),
            RateForm.NominalAnnual or RateForm.NominalMonthly => (12, 12),
            RateForm.NominalQuarterly => (4, 4),
            RateForm.NominalSemiannual => (2, 2),
            _ => (days, days),
        };
        var unit = BigInteger.Pow(10, 11) * divisor;
        return new Fraction(BigInteger.Pow(unit + (BigInteger)(value * 100_000_000_000m), count), BigInteger.Pow(unit, count));
    }

    private readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
    {
        public static bool operator <=(Fraction left, Fraction right) => left.Numerator * right.Denominator <= right.Numerator * left.Denominator;

        public static bool operator >=(Fraction left, Fraction right) => right <= left;
    }
}
