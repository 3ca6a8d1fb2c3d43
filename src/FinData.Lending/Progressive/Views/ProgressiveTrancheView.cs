namespace FinData.Lending.Progressive;

/// <summary>A tranche as expected and as disbursed.</summary>
public sealed record ProgressiveTrancheView(DateOnly? Expected, DateOnly? Disbursed, decimal Principal);
