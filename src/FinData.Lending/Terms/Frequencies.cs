namespace FinData.Lending;

internal static class Frequencies
{
    /// <summary>Months between due dates; 0 for weekly, which has none.</summary>
    internal static int MonthsOrZero(this Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 1,
        Frequency.Quarterly => 3,
        Frequency.Semiannual => 6,
        Frequency.Annual => 12,
        _ => 0,
    };
}
