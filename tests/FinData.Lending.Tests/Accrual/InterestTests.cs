using System.Numerics;
using CsCheck;
using FinData.Lending.Tests.Oracle;

namespace FinData.Lending.Tests.Accrual;

public sealed class InterestTests
{
    private static readonly long[] Bases = [360, 365, 252];

    // The definition in decimals, wherever its product fits their 28 digits.
    [Fact]
    public void SimpleInterest_OfOrdinaryFigures_EqualsTheDecimalDefinition()
        => Gen.Select(Gen.Long[-10_000_000_000, 10_000_000_000], Gen.Long[0, 50_000_000_000], Gen.Int[0, 4_000], Gen.OneOf(360, 365, 252)).Sample(
            static (minor, rate, days, basis) =>
            {
                var expected = decimal.Round(minor / 100m * (rate / 10_000_000_000m) * days / basis, 8);
                Assert.Equal(expected, AccrualUnits.ToDecimal(SimpleInterest.Of(minor, 2, rate, days, basis)));
            }, iter: 20_000);

    // And as a fraction of whole numbers, over the whole range of amounts, rates and days.
    [Fact]
    public void SimpleInterest_OfExtremeFigures_IsTheExactQuotientRounded()
        => Gen.Select(Gen.Long[-999_999_999_999_999_000, 999_999_999_999_999_000], Gen.Long[-10_000_000_000, 100_000_000_000], Gen.Int[0, 110_000], Gen.Int[0, 2]).Sample(
            static (minor, rate, days, place) =>
            {
                var numerator = (BigInteger)minor * rate * days;
                var divisor = (BigInteger)Bases[place] * 100_000;
                Assert.Equal(HalfEven(numerator, divisor), (BigInteger)SimpleInterest.Of(minor, 3, rate, days, (int)Bases[place]));
            }, iter: 20_000);

    [Theory]
    [InlineData(1, 0)] // 0.5 units go to the even 0
    [InlineData(3, 2)] // 1.5 to 2
    [InlineData(5, 2)] // 2.5 to 2
    [InlineData(-3, -2)]
    public void SimpleInterest_OfAnExactHalf_GoesToTheEvenDigit(long minor, int units)
        => Assert.Equal(units, (int)SimpleInterest.Of(minor, 2, rate: 5_000 * 360, days: 1, basis: 360));

    [Theory]
    [InlineData("0.1375", 252)]
    [InlineData("0.1", 365)]
    [InlineData("0.0000000001", 252)]
    [InlineData("-0.5", 360)]
    [InlineData("10", 252)]
    public void DailyFactor_OfARate_IsTheNearestWith16Decimals(string rate, int basis)
    {
        var value = Text.Number(rate);
        Assert.Equal(NaiveInterest.DailyFactor(Rate.EffectiveAnnual(value), basis), DailyFactor.Of(ScaledRate.Of(Rate.EffectiveAnnual(value)), basis).Value);
    }

    [Fact]
    public void DailyFactor_OfRandomRates_IsTheNearestWith16Decimals()
        => Gen.Select(Gen.Long[-9_000_000_000, 100_000_000_000], Gen.OneOf(360, 365, 252)).Sample(
            static (rate, basis) => Assert.Equal(NaiveInterest.DailyFactor(Rate.EffectiveAnnual(rate / 10_000_000_000m), basis), DailyFactor.Of(new ScaledRate(rate, RateForm.EffectiveAnnual), basis).Value), iter: 150);

    [Fact]
    public void DailyFactor_OfEveryCompoundForm_IsTheNearestWith16Decimals()
        => Gen.Select(Gen.Int[-2_000_000, 20_000_000], Gen.OneOf(Enum.GetValues<RateForm>()), Gen.OneOf(360, 365, 366, 252))
            .Where(static (_, form, _) => form is not (RateForm.NominalAnnual or RateForm.Monthly))
            .Sample(static (value, form, basis) =>
            {
                var rate = Rate.Of(value / (form == RateForm.Daily ? 1_000_000_000m : 10_000_000m), form);
                Assert.Equal(NaiveInterest.DailyFactor(rate, basis), DailyFactor.Of(ScaledRate.Of(rate), basis).Value);
            }, iter: 150);

    // Beyond the table of powers too.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(252)]
    [InlineData(2_047)]
    [InlineData(2_048)]
    [InlineData(5_000)]
    public void Growth_OverDays_IsRepeatedMultiplicationTo16Decimals(int days)
        => Assert.Equal(NaiveInterest.GrowthOver(Rate.EffectiveAnnual(0.1375m), days, 252), (decimal)DailyFactor.Of(new ScaledRate(1_375_000_000, RateForm.EffectiveAnnual), 252).Growth(days) / DailyFactor.One);

    // 1,000 % a year reaches the millionfold after 1,452 business days: days up to there are served, however the table grows.
    [Fact]
    public void Growth_BeyondAMillionfold_OverflowsOnlyWhenAskedFor()
    {
        var steep = DailyFactor.Of(new ScaledRate(100_000_000_000, RateForm.EffectiveAnnual), 252);
        Assert.Equal(NaiveInterest.GrowthOver(Rate.EffectiveAnnual(10m), 1_300, 252), (decimal)steep.Growth(1_300) / DailyFactor.One);
        Assert.Throws<OverflowException>(() => steep.Growth(2_000));
    }

    // A year at 10 %: what 252 roundings to 16 decimals leave of 1.1.
    [Fact]
    public void Growth_OverAYear_IsTheAnnualRate()
        => Assert.Equal(1.1m, (decimal)DailyFactor.Of(new ScaledRate(1_000_000_000, RateForm.EffectiveAnnual), 252).Growth(252) / DailyFactor.One, 13);

    [Fact]
    public void CompoundInterest_OfAnyFigures_IsTheExactProductRounded()
        => Gen.Select(Gen.Long, Gen.Long[0, long.MaxValue], Gen.Int[0, 4]).Sample(static (low, growth, shift) =>
        {
            var units = (Int128)(low >> 2) * (Int128)Math.Pow(10, shift);
            var expected = HalfEven((BigInteger)units * ((BigInteger)growth - DailyFactor.One), DailyFactor.One);
            Assert.Equal(expected, (BigInteger)CompoundInterest.Of(units, (UInt128)growth));
        }, iter: 20_000);

    private static BigInteger HalfEven(BigInteger numerator, BigInteger divisor)
    {
        var doubled = BigInteger.Abs(numerator) * 2;
        var whole = BigInteger.DivRem(doubled + divisor, divisor * 2, out var rest);
        var nearest = rest.IsZero && !whole.IsEven ? whole - 1 : whole;
        return numerator.Sign < 0 ? -nearest : nearest;
    }

    // More than 64 bits hold: a hundred billion of the largest currency at 8 digits.
    [Fact]
    public void AccrualUnits_OfAWideFigure_BecomeItsDecimal()
        => Assert.Equal(-999_999_999_999_999.12345678m, AccrualUnits.ToDecimal(-(((Int128)99_999_999_999_999_912 * 1_000_000) + 345_678)));
}
