namespace FinData.Lending;

/// <summary>The credit rate of the part of a balance above a limit, up to the next tier's.</summary>
public readonly record struct RateTier(decimal Above, Rate Rate);

/// <summary>A fee for each calendar month in which an account's balance was below <paramref name="Minimum"/> at the end of any day.</summary>
public sealed record MinimumBalanceFee(decimal Minimum, decimal Fee);
