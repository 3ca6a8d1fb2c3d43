using CsCheck;

namespace FinData.Lending.Tests.Loans;

public sealed class DiscountFactorTests
{
    // Against decimals, which have 28 digits: neither is off by more than the last few of them.
    [Fact]
    public void Row_OfAnyFactors_AgreesWithDecimals()
        => Gen.Int[0, 2_000_000].Array[1, 1_200].Sample(static gains =>
        {
            var (product, sum) = (1m, 0m);
            var (factor, parts) = (DiscountFactor.One, (UInt128)0);
            foreach (var gain in gains)
            {
                var discount = 1 / (1 + (gain / 100_000_000m));
                product *= discount;
                sum += product;
                factor = factor.Times(DiscountFactor.Of(discount));
                parts += factor.Part;
            }

            Assert.InRange(Math.Abs(product - DiscountFactor.ToDecimal(factor)), 0, 0.000_000_000_000_000_000_000_000_1m);
            Assert.InRange(Math.Abs(sum - DiscountFactor.SumToDecimal(parts)), 0, sum / 10_000_000_000_000_000_000_000_000m);
        }, iter: 300);

    [Fact]
    public void Row_OfOnes_IsTheirNumber()
    {
        var parts = (UInt128)0;
        for (var i = 0; i < LoanTerms.MaxCount; i++)
        {
            parts += DiscountFactor.One.Times(DiscountFactor.Of(1m)).Part;
        }

        Assert.Equal(LoanTerms.MaxCount, DiscountFactor.SumToDecimal(parts));
        Assert.Equal(1m, DiscountFactor.ToDecimal(DiscountFactor.One));
        Assert.Equal(0.5m, DiscountFactor.ToDecimal(DiscountFactor.Of(0.5m).Times(DiscountFactor.One)));
    }
}
