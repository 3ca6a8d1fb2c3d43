using System.Collections.Immutable;

namespace FinData.Lending.Progressive;

/// <summary>A transaction as it was asked for, and what the last replay made of it.</summary>
internal sealed class Entry
{
    internal required int Id { get; init; }

    internal required ProgressiveTransactionType Type { get; init; }

    internal required DateOnly Date { get; init; }

    /// <summary>The business date on which it was recorded; decides the order within a day.</summary>
    internal required DateOnly SubmittedOn { get; init; }

    internal required decimal Amount { get; init; }

    internal int? RelatedTo { get; init; }

    internal ChargeEntry? Charge { get; init; }

    internal ProgressiveReAge? ReAge { get; init; }

    internal InterestHandling Handling { get; init; } = InterestHandling.Default;

    /// <summary>Undone by a person.</summary>
    internal bool IsReversed { get; set; }

    internal bool IsReplayed { get; set; }

    /// <summary>Null until it was first posted.</summary>
    internal Posting? Posting { get; set; }

    /// <summary>Principal outstanding after it.</summary>
    internal decimal LoanBalance { get; set; }

    /// <summary>For deferred income: what of it was earned when it was last counted.</summary>
    internal decimal Earned { get; set; }

    /// <summary>For a note of income that was deferred: what of it is of which income; less than zero where more was noted than was earned.</summary>
    internal ImmutableArray<(int Income, decimal Amount)> Shares { get; set; } = [];

    /// <summary>For deferred income: what was left when the loan was charged off.</summary>
    internal decimal ChargedOff { get; set; }

    /// <summary>Counts: neither undone nor void.</summary>
    internal bool IsLive => !IsReversed && Posting is not { IsVoid: true };
}

/// <summary>What one replay made of a transaction.</summary>
/// <param name="IsVoid">It had no effect, and is taken back by the loan itself.</param>
/// <param name="PaidPrincipal">Principal that it paid on installments; for a credit that used an overpayment.</param>
internal sealed record Posting(decimal Amount, PartAmounts Parts, decimal Overpayment, bool IsVoid, decimal PaidPrincipal)
{
    /// <summary>What of it went to which charge, in the order in which it did.</summary>
    internal ImmutableArray<(ChargeEntry Charge, decimal Amount)> ChargesPaid { get; init; } = [];

    internal bool IsSame(Posting other)
        => Amount == other.Amount && Parts == other.Parts && Overpayment == other.Overpayment && IsVoid == other.IsVoid;
}
