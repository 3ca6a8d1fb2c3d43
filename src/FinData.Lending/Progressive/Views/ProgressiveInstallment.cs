namespace FinData.Lending.Progressive;

/// <summary>A line of the schedule as it stands. A disbursement line has number 0 and only a balance.</summary>
public sealed record ProgressiveInstallment
{
    public required int Number { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Due { get; init; }

    public int Days => Due.DayNumber - From.DayNumber;

    public bool IsDisbursement { get; init; }

    /// <summary>A disbursement that has not happened yet.</summary>
    public bool IsExpected { get; init; }

    public bool IsDownPayment { get; init; }

    /// <summary>Added behind the schedule for a charge or a chargeback that falls due later than all else.</summary>
    public bool IsAdditional { get; init; }

    public bool IsReAged { get; init; }

    /// <summary>The day on which the last open part was paid; null while anything is open.</summary>
    public DateOnly? PaidOn { get; init; }

    /// <summary>What is still lent after this line.</summary>
    public required decimal Balance { get; init; }

    public PartAmounts Dues { get; init; }

    public PartAmounts Paid { get; init; }

    public PartAmounts Waived { get; init; }

    public PartAmounts WrittenOff { get; init; }

    public decimal TotalDue => Dues.Total;

    public decimal PaidInAdvance { get; init; }

    public decimal PaidLate { get; init; }

    public PartAmounts Outstanding => Dues - Paid - Waived - WrittenOff;

    public bool IsPaid => PaidOn is not null;
}
