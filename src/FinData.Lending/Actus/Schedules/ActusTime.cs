using System.Globalization;

namespace FinData.Lending;

/// <summary>Times as ACTUS writes them: ISO 8601, without a zone. Days are counted from midnight to midnight.</summary>
public static class ActusTime
{
    private static readonly TimeSpan EndOfDay = new(23, 59, 59);

    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm"];

    /// <summary>24:00:00 is the midnight that begins the next day. The standard has no zones, so a mark of UTC says nothing, and any other is refused.</summary>
    public static bool TryParse(string text, out DateTime time)
    {
        var isEndOfDay = text.Contains("T24:00", StringComparison.Ordinal);
        var parsed = isEndOfDay ? text.Replace("T24:00", "T00:00", StringComparison.Ordinal) : text;
        if (!DateTime.TryParseExact(WithoutZone(parsed.Trim()), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time)
            || (isEndOfDay && time.Date == DateTime.MaxValue.Date))
        {
            return false;
        }

        time = isEndOfDay ? time.AddDays(1) : time;
        return true;
    }

    private static string WithoutZone(string text)
        => text.EndsWith('Z') ? text[..^1] : text.EndsWith("+00:00", StringComparison.Ordinal) ? text[..^6] : text;

    public static string Format(DateTime time)
        => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>
    /// The day that interest is counted to. A contract that ends at 23:59:59 ends with its day: the standard knows no time between that and midnight
    /// ("Date/Time" of the technical specification), so the day counts whole.
    /// </summary>
    internal static DateOnly Day(DateTime time)
        => DateOnly.FromDateTime(time).AddDays(time.TimeOfDay >= EndOfDay ? 1 : 0);
}
