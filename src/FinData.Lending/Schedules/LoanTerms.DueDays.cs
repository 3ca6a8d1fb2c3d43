namespace FinData.Lending;

public sealed partial record LoanTerms
{
    private DueDaysMemo dueDays;

    /// <summary>Day numbers of due dates, by number; there may be more than <see cref="Count"/>.</summary>
    internal int[] DueDays => dueDays.Of(this);
}
