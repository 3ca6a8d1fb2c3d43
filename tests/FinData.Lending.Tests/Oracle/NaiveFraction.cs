using System.Numerics;

namespace FinData.Lending.Tests.Oracle;

/// <summary>A share of a year as a fraction of whole numbers, so that sums of many days stay exact.</summary>
internal readonly record struct NaiveFraction(BigInteger Numerator, BigInteger Denominator)
{
    internal static NaiveFraction Zero => new(0, 1);

    internal bool IsZero => Numerator.IsZero;

    public static NaiveFraction operator +(NaiveFraction left, NaiveFraction right)
        => Reduced((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static NaiveFraction operator *(NaiveFraction left, NaiveFraction right) => Reduced(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    internal decimal Of(decimal amount) => amount * (decimal)Numerator / (decimal)Denominator;

    private static NaiveFraction Reduced(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new NaiveFraction(numerator / common, denominator / common);
    }
}
