using System.Runtime.CompilerServices;

namespace FinData.Events;

/// <summary>Business dates on the wire: <c>yyyy-MM-dd</c>.</summary>
internal static class WireDate
{
    public const int Length = 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static RejectReason TryParse(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != Length)
        {
            return RejectReason.InvalidDate;
        }

        var century = TwoDigits(text, 0);
        var yearOfCentury = TwoDigits(text, 2);
        var month = TwoDigits(text, 5);
        var day = TwoDigits(text, 8);

        // A negative part is no number; or-ing keeps the sign.
        if ((century | yearOfCentury | month | day) < 0 || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return RejectReason.InvalidDate;
        }

        var year = (century * 100) + yearOfCentury;
        if (!IsDate(year, month, day))
        {
            return RejectReason.InvalidDate;
        }

        if (year < EventLimits.MinDate.Year || year > EventLimits.MaxDate.Year)
        {
            return RejectReason.DateOutOfRange;
        }

        date = new DateOnly(year, month, day);
        return RejectReason.None;
    }

    /// <summary>The two digits at a place, or a negative number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        var tens = unchecked((uint)(text[at] - '0'));
        var ones = unchecked((uint)(text[at + 1] - '0'));
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1;
    }

    private static bool IsDate(int year, int month, int day)
    {
        if (month is < 1 or > 12 || day < 1)
        {
            return false;
        }

        // The year 0 of the calendar used backwards (ISO 8601) is a leap year; .NET has no such year.
        return day <= 28 || day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);
    }
}
