namespace FinData.Lending.Progressive;

/// <summary>Income that is added to the principal and earned over the term.</summary>
public sealed record CapitalizedIncomeTerms(DeferredIncomeKind Kind);

/// <summary>Income that a merchant pays for the customer's interest, earned over the term; the balance does not change.</summary>
public sealed record BuyDownFeeTerms(DeferredIncomeKind Kind);

/// <summary>Under which name deferred income is earned.</summary>
public enum DeferredIncomeKind
{
    Interest = 1,
    Fee,
}
