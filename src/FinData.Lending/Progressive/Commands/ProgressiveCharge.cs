namespace FinData.Lending.Progressive;

public enum ChargeTime
{
    Disbursement = 1,
    SpecifiedDueDate,
    Installment,
    OverdueInstallment,
    TrancheDisbursement,
}

public enum ChargeCalculation
{
    Flat = 1,
    PercentOfAmount,
    PercentOfAmountAndInterest,
    PercentOfInterest,
    PercentOfDisbursement,
}

/// <summary>A fee or a penalty, as it is asked for.</summary>
public sealed record ProgressiveCharge
{
    public string Name { get; init; } = "";

    public bool IsPenalty { get; init; }

    public required ChargeTime Time { get; init; }

    public ChargeCalculation Calculation { get; init; } = ChargeCalculation.Flat;

    /// <summary>An amount, or a percentage of what the calculation names.</summary>
    public required decimal Amount { get; init; }

    /// <summary>For a charge on a date; others fall due with what they belong to.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>For a charge on an overdue installment.</summary>
    public int? InstallmentNumber { get; init; }
}
