namespace FinData.Lending.Tests.Oracle;

internal static class NaiveRounding
{
    internal static decimal ToCents(decimal amount, RoundingRule rule) => decimal.Round(amount, 2, rule switch
    {
        RoundingRule.HalfUp => MidpointRounding.AwayFromZero,
        RoundingRule.Down => MidpointRounding.ToZero,
        RoundingRule.Up => amount > 0 ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity,
        _ => MidpointRounding.ToEven,
    });

    /// <summary>What rounding up has posted too much is not posted back.</summary>
    internal static decimal Postable(decimal accrued, RoundingRule rule)
        => rule == RoundingRule.Up && Math.Abs(accrued) < 0.01m ? 0 : ToCents(accrued, rule);
}
