namespace FinData.Lending.Progressive;

/// <summary>What pays a loan off on a day.</summary>
public readonly record struct ProgressivePayoff(DateOnly Date, PartAmounts Parts)
{
    public decimal Total => Parts.Total;
}
