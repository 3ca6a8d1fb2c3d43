namespace FinData.Lending.Tests.Oracle;

internal static class NaiveRounding
{
    /// <summary>What is posted of an amount: as many decimals as the currency has, by the contract's rule.</summary>
    internal static decimal ToPosted(decimal amount, ContractTerms terms) => decimal.Round(amount, terms.Currency.MinorDigits, terms.Rounding switch
    {
        RoundingRule.HalfUp => MidpointRounding.AwayFromZero,
        RoundingRule.Down => MidpointRounding.ToZero,
        RoundingRule.Up => amount > 0 ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity,
        _ => MidpointRounding.ToEven,
    });

    /// <summary>What rounding away from zero has posted too much is not posted back.</summary>
    internal static decimal Postable(decimal accrued, ContractTerms terms) => terms.Rounding switch
    {
        RoundingRule.Up when Math.Abs(accrued) < Least(terms.Currency) => 0,
        RoundingRule.HalfUp when Math.Abs(accrued) == Least(terms.Currency) / 2 => 0,
        _ => ToPosted(accrued, terms),
    };

    /// <summary>The smallest amount that can be posted.</summary>
    internal static decimal Least(Currency currency) => currency.MinorDigits switch { 0 => 1m, 3 => 0.001m, _ => 0.01m };
}
