namespace FinData.Lending.Progressive;

/// <summary>A change of what was agreed, from a date on. What is null or zero stays.</summary>
public sealed record ProgressiveReschedule
{
    /// <summary>The due date of the first installment that moves, or the day from which the new rate holds.</summary>
    public required DateOnly From { get; init; }

    public DateOnly? SubmittedOn { get; init; }

    public DateOnly? AdjustedDueDate { get; init; }

    public int GraceOnPrincipal { get; init; }

    public int GraceOnInterest { get; init; }

    public int ExtraTerms { get; init; }

    /// <summary>Percent per year.</summary>
    public decimal? NewRatePercent { get; init; }
}

/// <summary>What happens to the interest of the installments that a re-aging or re-amortization replaces.</summary>
public enum InterestHandling
{
    /// <summary>The new installments are computed as an annuity.</summary>
    Default = 1,

    /// <summary>Interest that is not yet paid is waived.</summary>
    Waive,

    /// <summary>Interest payable so far is spread in equal parts.</summary>
    EqualAmortizationPayable,

    /// <summary>All interest, also of the days to come, is spread in equal parts.</summary>
    EqualAmortizationFull,
}

/// <summary>Replaces all unpaid installments by new ones from a start date on.</summary>
public sealed record ProgressiveReAge
{
    /// <summary>The day of the re-aging itself; where it is not given the business date, or the start where that is earlier.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Due date of the first new installment.</summary>
    public required DateOnly Start { get; init; }

    public required int InstallmentCount { get; init; }

    public int Every { get; init; } = 1;

    public RepaymentFrequency Frequency { get; init; } = RepaymentFrequency.Months;

    public InterestHandling InterestHandling { get; init; } = InterestHandling.Default;
}
