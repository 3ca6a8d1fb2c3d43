using System.Collections.Immutable;
using System.Globalization;
using FinData.Lending;

namespace FinData.Cli.Conformance.Actus;

/// <summary>Compares an event table with the expected one. Rows of one instant may stand in any order; everything else must be the same.</summary>
internal static class ActusComparison
{
    /// <summary>What figures may differ by.</summary>
    internal const decimal Tolerance = 0.00000001m;

    /// <summary>Published figures are doubles of 15 to 16 digits and were reached in many steps, so of a large figure its twelfth digit is the last that must be the same.</summary>
    internal const decimal RelativeTolerance = 0.000000000001m;

    /// <summary>The first difference, or null.</summary>
    internal static string? FirstDifference(ImmutableArray<ActusExpectedEvent> expected, ImmutableArray<ActusEvent> actual)
    {
        var left = actual.ToList();
        foreach (var row in expected)
        {
            var index = left.FindIndex(e => e.Time == row.Time && e.Type.ToString() == row.Type);
            if (index < 0)
            {
                return $"{Name(row.Time, row.Type)}: expected, but not in the event table{Near(row, left)}";
            }

            if (Difference(row, left[index]) is { } difference)
            {
                return $"{Name(row.Time, row.Type)}: {difference}";
            }

            left.RemoveAt(index);
        }

        return left.Count == 0 ? null : $"{Name(left[0].Time, left[0].Type.ToString())}: in the event table, but not expected";
    }

    private static string Name(DateTime time, string type) => $"{ActusTime.Format(time)} {type}";

    private static string Near(ActusExpectedEvent row, List<ActusEvent> left)
    {
        var next = left.FirstOrDefault(e => e.Time >= row.Time);
        return next is null ? "" : $" (which goes on with {Name(next.Time, next.Type.ToString())})";
    }

    private static string? Difference(ActusExpectedEvent expected, ActusEvent actual)
    {
        if (expected.Currency is { } currency && currency != actual.Currency)
        {
            return $"currency: expected {currency}, got {actual.Currency}";
        }

        foreach (var (field, value) in expected.Figures)
        {
            var figure = Figure(field, actual);
            if (Math.Abs(figure - value) > Math.Max(Tolerance, Math.Abs(value) * RelativeTolerance))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{field}: expected {value}, got {decimal.Round(figure, 12)}");
            }
        }

        return null;
    }

    private static decimal Figure(string field, ActusEvent row) => field switch
    {
        "payoff" => row.Payoff,
        "notionalPrincipal" => row.NotionalPrincipal,
        "nominalInterestRate" => row.NominalInterestRate,
        "accruedInterest" => row.AccruedInterest,
        "nextPrincipalRedemptionPayment" => row.NextPrincipalRedemptionPayment,
        "interestCalculationBaseAmount" => row.InterestCalculationBaseAmount,
        "feeAccrued" => row.FeeAccrued,
        "notionalScalingMultiplier" => row.NotionalScalingMultiplier,
        "interestScalingMultiplier" => row.InterestScalingMultiplier,
        _ => throw new ActusUnsupportedException($"result field {field}"),
    };
}
