namespace FinData.Lending;

/// <summary>What a loan's borrower is expected to pay, part by part.</summary>
public readonly record struct CashFlowAmounts(decimal Principal, decimal Interest, decimal Fees, decimal Penalties)
{
    public decimal Total => Principal + Interest + Fees + Penalties;

    public static CashFlowAmounts operator +(CashFlowAmounts left, CashFlowAmounts right)
        => new(left.Principal + right.Principal, left.Interest + right.Interest, left.Fees + right.Fees, left.Penalties + right.Penalties);
}

/// <summary>What is expected in one calendar month.</summary>
/// <param name="Month">The month's first day.</param>
public readonly record struct CashFlowMonth(DateOnly Month, CashFlowAmounts Amounts);
