namespace FinData.Lending;

/// <summary>
/// The place of an event in the fold: effective date, then openings before anything else of their day, then log offset.
/// An opening takes effect at the start of its day, so that a credit of the same day that reached the log earlier still finds an open contract.
/// </summary>
public readonly record struct FoldKey : IComparable<FoldKey>
{
    public FoldKey(DateOnly effectiveDate, EventKind kind, long offset)
    {
        EffectiveDate = effectiveDate;
        Rank = kind == EventKind.Opened ? (byte)0 : (byte)1;
        Offset = offset;
    }

    private FoldKey(DateOnly effectiveDate, byte rank, long offset)
    {
        EffectiveDate = effectiveDate;
        Rank = rank;
        Offset = offset;
    }

    public DateOnly EffectiveDate { get; }

    public byte Rank { get; }

    public long Offset { get; }

    public static bool operator <(FoldKey left, FoldKey right) => left.CompareTo(right) < 0;

    public static bool operator >(FoldKey left, FoldKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(FoldKey left, FoldKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FoldKey left, FoldKey right) => left.CompareTo(right) >= 0;

    /// <summary>A key from its stored parts.</summary>
    internal static FoldKey Of(DateOnly effectiveDate, byte rank, long offset) => new(effectiveDate, rank, offset);

    public int CompareTo(FoldKey other)
    {
        var byDate = EffectiveDate.DayNumber - other.EffectiveDate.DayNumber;
        if (byDate != 0)
        {
            return byDate;
        }

        var byRank = Rank - other.Rank;
        return byRank != 0 ? byRank : Offset.CompareTo(other.Offset);
    }
}
