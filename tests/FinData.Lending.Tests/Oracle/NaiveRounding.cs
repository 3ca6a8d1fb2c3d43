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

    /// <summary>What rounding away from zero has posted too much is not posted back.</summary>
    internal static decimal Postable(decimal accrued, RoundingRule rule) => rule switch
    {
        RoundingRule.Up when Math.Abs(accrued) < 0.01m => 0,
        RoundingRule.HalfUp when Math.Abs(accrued) == 0.005m => 0,
        _ => ToCents(accrued, rule),
    };
}
