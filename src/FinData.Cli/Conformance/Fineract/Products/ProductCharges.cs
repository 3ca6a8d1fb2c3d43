using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Cli.Conformance.Fineract.Steps;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>The charges that a product of the foreign suite comes with, and what they come to where a loan takes them as they are.</summary>
internal static class ProductCharges
{
    private const decimal LatePercent = 1.5m;

    private static readonly ProgressiveCharge Flat = ChargeTypes.Of("LOAN_INSTALLMENT_FEE_FLAT") with { Amount = 10m };
    private static readonly ProgressiveCharge OfAmount = ChargeTypes.Of("LOAN_INSTALLMENT_FEE_PERCENTAGE_AMOUNT") with { Amount = 1m };
    private static readonly ProgressiveCharge OfInterest = ChargeTypes.Of("LOAN_INSTALLMENT_FEE_PERCENTAGE_INTEREST") with { Amount = 5m };
    private static readonly ProgressiveCharge OfBoth = ChargeTypes.Of("LOAN_INSTALLMENT_FEE_PERCENTAGE_AMOUNT_PLUS_INTEREST") with { Amount = 1m };

    public static ImmutableArray<ProgressiveCharge> Of(string product) => ProductCatalog.Find(product).Text("charges") switch
    {
        "chargesInstallmentFeeFlat" => [Flat],
        "chargesInstallmentFeePercentAmount" => [OfAmount],
        "chargesInstallmentFeePercentInterest" => [OfInterest],
        "chargesInstallmentFeePercentAmountPlusInterest" => [OfBoth],
        "chargesInstallmentFeeAll" => [Flat, OfAmount, OfInterest, OfBoth],
        var other => throw new UnsupportedStepException($"product {product}: its charges {other}"),
    };

    /// <summary>What an overdue installment costs.</summary>
    public static ProgressiveCharge? LateChargeOf(string product)
        => product.EndsWith("OVERDUE_FROM_AMOUNT_INTEREST", StringComparison.Ordinal) ? ChargeTypes.Of("LOAN_PERCENTAGE_LATE_FEE_AMOUNT_PLUS_INTEREST") with { Amount = LatePercent }
            : product.EndsWith("OVERDUE_FROM_AMOUNT", StringComparison.Ordinal) ? ChargeTypes.Of("LOAN_PERCENTAGE_LATE_FEE") with { Amount = LatePercent }
            : null;
}
