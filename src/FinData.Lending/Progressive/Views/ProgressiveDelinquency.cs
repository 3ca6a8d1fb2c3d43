using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>How far behind a loan is on a day.</summary>
public sealed record ProgressiveDelinquency
{
    /// <summary>The number of the range that the loan was last classed in, from 1 on; zero for none.</summary>
    public int Range { get; init; }

    public decimal Amount { get; init; }

    /// <summary>Due date of what has been open longest; null where nothing is past due.</summary>
    public DateOnly? PastDueSince { get; init; }

    /// <summary>The same, after the days of grace.</summary>
    public DateOnly? DelinquentSince { get; init; }

    public int PastDueDays { get; init; }

    /// <summary>Days past due beyond grace, less those of pauses.</summary>
    public int DelinquentDays { get; init; }

    /// <summary>What installments in each range owed when they were last classed.</summary>
    public ImmutableArray<(int Range, decimal Amount)> ByRange { get; init; } = [];
}
