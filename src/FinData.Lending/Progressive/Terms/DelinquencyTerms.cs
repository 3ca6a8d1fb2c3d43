using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>How days past due are classed.</summary>
public sealed record DelinquencyTerms
{
    /// <summary>The first day of each range, ascending; a range ends where the next one starts, and the last has no end.</summary>
    public required ImmutableArray<int> RangeStarts { get; init; }

    /// <summary>Days past due that do not count yet. They hold for the loan, not for its installments.</summary>
    public int GraceDays { get; init; }

    /// <summary>Installments are classed too, each by its own days.</summary>
    public bool ByInstallment { get; init; }

    /// <summary>The number of the range from 1 on; zero where the days are in none.</summary>
    internal int RangeOf(int days)
    {
        var range = 0;
        while (range < RangeStarts.Length && RangeStarts[range] <= days)
        {
            range++;
        }

        return range;
    }
}
