using System.Globalization;

namespace FinData.Silo.Pages.Layout;

/// <summary>How figures and dates read on a page: grouped by thousands, the same in every culture, a true minus sign before negative ones.</summary>
internal static class Figures
{
    private static readonly NumberFormatInfo Format = WithMinusSign();

    /// <summary>A posted amount, with the currency's digits.</summary>
    public static string Amount(decimal value, string? currency)
        => value.ToString($"#,##0{Fraction('0', DigitsOf(currency))}", Format);

    /// <summary>An amount that may have more digits than the currency, such as accrued interest: none of them is dropped.</summary>
    public static string Exact(decimal value, string? currency)
    {
        var digits = DigitsOf(currency);
        var least = Fraction('0', digits);
        var more = new string('#', 16 - digits);
        return value.ToString(digits == 0 ? $"#,##0.{more}" : $"#,##0{least}{more}", Format);
    }

    public static string Count(long value) => value.ToString("#,##0", Format);

    /// <summary>A number as it is, without trailing zeros.</summary>
    public static string Plain(decimal value) => value.ToString("#,##0.################", Format);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? date) => date is { } known ? Date(known) : "none";

    public static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary><c>paymentReceived</c> reads <c>payment received</c>.</summary>
    public static string Words(string wireName)
        => string.Concat(wireName.Select(static c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c == '-' ? " " : c.ToString())).TrimStart();

    /// <summary>The currency's minor digits; two where it is not known.</summary>
    public static int DigitsOf(string? currency) => Lending.Currency.TryParse(currency, out var known) ? known.MinorDigits : 2;

    private static string Fraction(char digit, int count) => count == 0 ? "" : "." + new string(digit, count);

    private static NumberFormatInfo WithMinusSign()
    {
        var format = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        format.NegativeSign = "\u2212";
        return NumberFormatInfo.ReadOnly(format);
    }
}
