namespace FinData.Lending.Progressive;

public enum ProgressiveStatus
{
    Submitted = 1,
    Approved,
    Active,
    ClosedObligationsMet,
    ClosedWrittenOff,
    Overpaid,
}

/// <summary>Principal, interest, fees and penalties of one thing.</summary>
public readonly record struct PartAmounts(decimal Principal, decimal Interest, decimal Fees, decimal Penalties)
{
    public decimal Total => Principal + Interest + Fees + Penalties;

    public static PartAmounts operator +(PartAmounts left, PartAmounts right) => Add(left, right);

    public static PartAmounts operator -(PartAmounts left, PartAmounts right) => Subtract(left, right);

    public static PartAmounts Add(PartAmounts left, PartAmounts right) => new(
        left.Principal + right.Principal, left.Interest + right.Interest, left.Fees + right.Fees, left.Penalties + right.Penalties);

    public static PartAmounts Subtract(PartAmounts left, PartAmounts right) => new(
        left.Principal - right.Principal, left.Interest - right.Interest, left.Fees - right.Fees, left.Penalties - right.Penalties);
}

/// <summary>A line of the schedule as it stands. A disbursement line has number 0 and only a balance.</summary>
public sealed record ProgressiveInstallment
{
    public required int Number { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Due { get; init; }

    public int Days => Due.DayNumber - From.DayNumber;

    public bool IsDisbursement { get; init; }

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

public sealed record ProgressiveChargeView
{
    public required int Id { get; init; }

    public required ProgressiveCharge Charge { get; init; }

    public DateOnly? DueDate { get; init; }

    public required decimal Due { get; init; }

    public decimal Paid { get; init; }

    public decimal Waived { get; init; }

    public decimal Outstanding => Due - Paid - Waived;
}

/// <summary>Why an installment's interest is what it is: one line for each stretch of days on one balance and one rate.</summary>
/// <param name="Days">Days of the stretch; with thirty-day months those of the convention are in the factor.</param>
/// <param name="Factor">Rate by days by basis: interest is base times factor.</param>
/// <param name="Credited">Interest that was put on the loan directly (a chargeback of interest).</param>
public sealed record InterestLine(
    int Installment, DateOnly From, DateOnly To, int Days, decimal Base, decimal RatePercent, decimal Factor, decimal Interest, decimal Credited, bool IsPaused);

/// <summary>What pays a loan off on a day.</summary>
public readonly record struct ProgressivePayoff(DateOnly Date, PartAmounts Parts)
{
    public decimal Total => Parts.Total;
}

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

/// <summary>A tranche as expected and as disbursed.</summary>
public sealed record ProgressiveTrancheView(DateOnly? Expected, DateOnly? Disbursed, decimal Principal);
