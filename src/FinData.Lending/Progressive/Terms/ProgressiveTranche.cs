namespace FinData.Lending.Progressive;

/// <summary>A disbursement that is expected.</summary>
public sealed record ProgressiveTranche(DateOnly Expected, decimal Principal);
