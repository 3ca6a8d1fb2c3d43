namespace FinData.Lending.Progressive;

/// <summary>One transaction as it stands after the last replay.</summary>
public sealed record ProgressiveTransaction
{
    public required int Id { get; init; }

    public required ProgressiveTransactionType Type { get; init; }

    public required DateOnly Date { get; init; }

    public required decimal Amount { get; init; }

    public PartAmounts Parts { get; init; }

    public decimal Overpayment { get; init; }

    /// <summary>Principal outstanding after it.</summary>
    public decimal LoanBalance { get; init; }

    public bool IsReversed { get; init; }

    /// <summary>Allocated otherwise than it was first, because of something before it: the earlier version is kept, reversed.</summary>
    public bool IsReplayed { get; init; }

    /// <summary>The transaction that this one belongs to (a chargeback's payment, an interest refund's refund).</summary>
    public int? RelatedTo { get; init; }
}
