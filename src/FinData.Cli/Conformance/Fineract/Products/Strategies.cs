using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>The fixed transaction processing strategies, as allocation rules.</summary>
internal static class Strategies
{
    public const string Advanced = "ADVANCED_PAYMENT_ALLOCATION";

    private static readonly DueKind[] Dues = [DueKind.PastDue, DueKind.Due, DueKind.InAdvance];

    public static PaymentAllocation Allocation(string code) => code switch
    {
        // Installment by installment, whether due or not, in one order of parts.
        "PENALTIES_FEES_INTEREST_PRINCIPAL_ORDER" or "DEFAULT" => Of("PFIR", "PFIR"),
        "INTEREST_PRINCIPAL_PENALTIES_FEES_ORDER" => Of("IRPF", "IRPF"),
        "PRINCIPAL_INTEREST_PENALTIES_FEES_ORDER" => Of("RIPF", "RIPF"),
        "DUE_PENALTY_FEE_INTEREST_PRINCIPAL_IN_ADVANCE_PRINCIPAL_PENALTY_FEE_INTEREST" => Of("PFIR", "RPFI") with { DueChargesFirst = true },
        "DUE_PENALTY_INTEREST_PRINCIPAL_FEE_IN_ADVANCE_PENALTY_INTEREST_PRINCIPAL_FEE" => Of("PIRF", "PIRF") with { DueChargesFirst = true },
        _ => throw new UnsupportedStepException($"transaction processing strategy {code}"),
    };

    private static PaymentAllocation Of(string due, string inAdvance) => new(
        null,
        [.. Dues.SelectMany(kind => (kind == DueKind.InAdvance ? inAdvance : due).Select(part => new AllocationRule(kind, Part(part))))],
        FutureInstallmentRule.NextInstallment);

    private static AllocationPart Part(char letter) => letter switch
    {
        'P' => AllocationPart.Penalty,
        'F' => AllocationPart.Fee,
        'I' => AllocationPart.Interest,
        _ => AllocationPart.Principal,
    };
}
