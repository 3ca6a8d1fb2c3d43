namespace FinData.Lending.Progressive;

/// <summary>What became of one capitalized income or buy-down fee.</summary>
public sealed record DeferredIncomeView(ProgressiveTransactionType Type, DateOnly Date, decimal Amount, decimal Earned, decimal Adjusted, decimal ChargedOff)
{
    public decimal NotYetEarned => Amount - Earned - Adjusted - ChargedOff;
}
