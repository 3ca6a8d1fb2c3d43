namespace FinData.Events;

/// <summary>Numbers of installments, periods and days: JSON numbers that are plain integers; 12.0 and 1.2e1 are numbers of another type.</summary>
internal static class WireCount
{
    /// <summary>The number, or 0 where a fault was noted.</summary>
    /// <param name="text">A JSON number.</param>
    /// <param name="least">The smallest that is allowed.</param>
    /// <param name="most">The largest that is allowed.</param>
    /// <param name="field">As a rejection names it.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static int Read(ReadOnlySpan<byte> text, int least, int most, string field, ref Faults faults)
    {
        if (text.ContainsAny(".eE"u8))
        {
            faults.Note(RejectReason.WrongFieldType, field);
            return 0;
        }

        var isInRange = WireDecimal.TryParse(text, out var value) && value.Fits && value.Digits >= least && value.Digits <= most;
        if (!isInRange)
        {
            faults.Note(RejectReason.InvalidTerm, field);
        }

        return isInRange ? (int)value.Digits : 0;
    }
}
