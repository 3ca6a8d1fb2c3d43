namespace FinData.Events;

/// <summary>Avro's dates and timestamps as JSON has them. What no calendar holds becomes a text that is refused for what it is.</summary>
internal static class AvroInstants
{
    private static readonly int UnixEpochDay = new DateOnly(1970, 1, 1).DayNumber;

    internal static string DateText(int daysSinceEpoch)
    {
        var day = Math.Clamp((long)UnixEpochDay + daysSinceEpoch, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
        return JsonEventCodec.DateText(DateOnly.FromDayNumber((int)day));
    }

    internal static string InstantText(long unixMilliseconds)
        => unixMilliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && unixMilliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? WireInstant.Format(DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds))
            : "out of range";

    internal static int DaysSinceEpoch(DateOnly date) => date.DayNumber - UnixEpochDay;
}
