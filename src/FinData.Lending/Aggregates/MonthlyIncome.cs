namespace FinData.Lending;

/// <summary>What one contract earned in a calendar month, as its journal has it. Interest has 8 decimals: it accrues whether or not it is posted.</summary>
/// <param name="Month">The month's first day.</param>
/// <param name="Interest">Interest income, less what was waived of it.</param>
/// <param name="InterestExpense">Interest on an account's positive balances.</param>
public readonly record struct MonthlyIncome(
    DateOnly Month, decimal Interest, decimal Fees, decimal Penalties, decimal Recoveries, decimal WrittenOff, decimal InterestExpense)
{
    /// <summary>What is left of the income after expense and loss.</summary>
    public decimal Total => Interest + Fees + Penalties + Recoveries - WrittenOff - InterestExpense;

    public bool IsNothing => this == new MonthlyIncome { Month = Month };
}
