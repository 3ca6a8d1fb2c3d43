using System.Globalization;
using System.Runtime.CompilerServices;

namespace FinData.Events;

/// <summary>Instants on the wire: RFC 3339 with capital T and Z, up to nine digits of a second, no leap second. Kept to the millisecond.</summary>
internal static class WireInstant
{
    private const int MinLength = 20; // 2026-01-31T12:00:00Z
    private const int MaxFractionDigits = 9;
    private const int UnixEpochDay = 719_162; // DateOnly's number of 1970-01-01
    private const int AfterSeconds = 19;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RejectReason TryParse(ReadOnlySpan<byte> text, out long unixMilliseconds)
    {
        unixMilliseconds = 0;
        if (text.Length < MinLength)
        {
            return RejectReason.InvalidInstant;
        }

        var dateReason = WireDate.TryParse(text[..WireDate.Length], out var date);
        var hour = WireDate.TwoDigits(text, 11);
        var minute = WireDate.TwoDigits(text, 14);
        var second = WireDate.TwoDigits(text, 17);
        if ((hour | minute | second) < 0
            || hour > 23
            || minute > 59
            || second > 59
            || text[10] != (byte)'T'
            || text[13] != (byte)':'
            || text[16] != (byte)':'
            || dateReason == RejectReason.InvalidDate)
        {
            return RejectReason.InvalidInstant;
        }

        var rest = text[AfterSeconds..];
        if (!TryReadFraction(ref rest, out var milliseconds) || !TryReadOffset(rest, out var offsetMinutes))
        {
            return RejectReason.InvalidInstant;
        }

        var minutes = ((((date.DayNumber - UnixEpochDay) * 24L) + hour) * 60) + minute - offsetMinutes;
        unixMilliseconds = (((minutes * 60) + second) * 1000) + milliseconds;
        return dateReason;
    }

    public static string Format(DateTimeOffset instant)
        => instant.UtcDateTime.ToString(instant.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static bool TryReadFraction(ref ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest[0] != (byte)'.')
        {
            return true;
        }

        var digits = 0;
        rest = rest[1..];
        while (digits < rest.Length && char.IsAsciiDigit((char)rest[digits]))
        {
            if (digits < 3)
            {
                milliseconds = (milliseconds * 10) + rest[digits] - '0';
            }

            digits++;
        }

        for (var i = digits; i < 3; i++)
        {
            milliseconds *= 10;
        }

        rest = rest[digits..];
        return digits is > 0 and <= MaxFractionDigits;
    }

    /// <summary><c>Z</c> or <c>+hh:mm</c> or <c>-hh:mm</c>, and nothing after it.</summary>
    private static bool TryReadOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length == 1)
        {
            return rest[0] == (byte)'Z';
        }

        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != (byte)':')
        {
            return false;
        }

        var hour = WireDate.TwoDigits(rest, 1);
        var minute = WireDate.TwoDigits(rest, 4);
        minutes = (hour * 60) + minute;
        if (rest[0] == (byte)'-')
        {
            minutes = -minutes;
        }

        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59;
    }
}
