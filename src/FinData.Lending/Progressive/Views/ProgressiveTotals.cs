namespace FinData.Lending.Progressive;

/// <summary>The sums of a loan.</summary>
public sealed record ProgressiveTotals
{
    public required PartAmounts Charged { get; init; }

    public required PartAmounts Paid { get; init; }

    public required PartAmounts Waived { get; init; }

    public required PartAmounts WrittenOff { get; init; }

    public required PartAmounts Overdue { get; init; }

    public PartAmounts Outstanding => Charged - Paid - Waived - WrittenOff;

    public decimal PaidInAdvance { get; init; }

    public decimal PaidLate { get; init; }

    public decimal Overpaid { get; init; }
}
