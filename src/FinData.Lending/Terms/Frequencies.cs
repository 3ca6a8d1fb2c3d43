namespace FinData.Lending;

internal static class Frequencies
{
    /// <summary>Months of one unit; 0 for the frequencies that count days.</summary>
    internal static int MonthsOrZero(this Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 1,
        Frequency.Quarterly => 3,
        Frequency.Semiannual => 6,
        Frequency.Annual => 12,
        _ => 0,
    };

    /// <summary>Days of one unit; 0 for the frequencies that count months.</summary>
    internal static int DaysOrZero(this Frequency frequency) => frequency switch
    {
        Frequency.Daily => 1,
        Frequency.Weekly => 7,
        Frequency.Biweekly => 14,
        _ => 0,
    };
}
