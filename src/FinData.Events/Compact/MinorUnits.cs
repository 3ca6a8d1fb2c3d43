using FinData.Lending;

namespace FinData.Events;

internal static class MinorUnits
{
    /// <summary>How many units of a rate's last decimal make one.</summary>
    public const decimal PerOneRate = 10_000_000_000m;

    private static readonly decimal[] Powers = [1m, 10m, 100m, 1000m, 10000m];

    /// <summary>How many minor units make one: 100 for EUR, 1 for JPY.</summary>
    public static decimal PerOne(Currency currency) => Powers[currency.MinorDigits];
}
