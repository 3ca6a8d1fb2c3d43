namespace FinData.Lending;

/// <summary>
/// The due days that terms resolve into, found when they are first asked for. It belongs to one object of terms: a copy made by <c>with</c> brings it along and
/// finds its own. It is no part of what terms are: all memos are equal.
/// </summary>
internal struct DueDaysMemo : IEquatable<DueDaysMemo>
{
    private LoanTerms? owner;
    private int[]? days;

    /// <summary>Safe from several threads: whoever sees itself as the owner sees its days, and two who find them find the same.</summary>
    internal int[] Of(LoanTerms terms)
    {
        if (ReferenceEquals(Volatile.Read(ref owner), terms))
        {
            return days!;
        }

        var found = terms.Amortization == Amortization.Custom ? DaysOfList(terms) : DueRule.Of(terms).Days(terms.Count);
        Volatile.Write(ref days, found);
        Volatile.Write(ref owner, terms);
        return found;
    }

    public readonly bool Equals(DueDaysMemo other) => true;

    public override readonly bool Equals(object? obj) => obj is DueDaysMemo;

    public override readonly int GetHashCode() => 0;

    // Number 0 is where the first period begins: one unit of the frequency earlier.
    private static int[] DaysOfList(LoanTerms terms)
    {
        var days = new int[terms.Installments.Count + 1];
        days[0] = DueRule.Of(terms).Roll(0).DayNumber;
        for (var i = 1; i < days.Length; i++)
        {
            days[i] = terms.Installments[i - 1].DueDate.DayNumber;
        }

        return days;
    }
}
