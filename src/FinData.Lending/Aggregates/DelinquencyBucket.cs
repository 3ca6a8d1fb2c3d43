namespace FinData.Lending;

/// <summary>How late a contract is, in the classes that lenders report. Numbers are stored and never reused.</summary>
public enum DelinquencyBucket : byte
{
    /// <summary>Nothing is past due.</summary>
    Current = 0,
    Days1To30 = 1,
    Days31To60 = 2,
    Days61To90 = 3,
    Days91To180 = 4,
    Days181Plus = 5,
}

/// <summary>From days to classes.</summary>
public static class DelinquencyBuckets
{
    /// <param name="daysPastDue"><see cref="Position.DaysPastDue"/>.</param>
    public static DelinquencyBucket Of(int daysPastDue) => daysPastDue switch
    {
        <= 0 => DelinquencyBucket.Current,
        <= 30 => DelinquencyBucket.Days1To30,
        <= 60 => DelinquencyBucket.Days31To60,
        <= 90 => DelinquencyBucket.Days61To90,
        <= 180 => DelinquencyBucket.Days91To180,
        _ => DelinquencyBucket.Days181Plus,
    };
}
