using System.Globalization;

namespace FinData.Lending.Tests;

/// <summary>Figures and dates as test data has them, whatever the culture.</summary>
internal static class Text
{
    internal static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    internal static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
