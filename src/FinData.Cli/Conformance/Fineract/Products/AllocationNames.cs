using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Products;

/// <summary>The foreign names of allocation rules.</summary>
internal static class AllocationNames
{
    public static AllocationRule Rule(string name)
    {
        foreach (var (prefix, due) in ((string, DueKind)[])[("PAST_DUE_", DueKind.PastDue), ("DUE_", DueKind.Due), ("IN_ADVANCE_", DueKind.InAdvance)])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return new AllocationRule(due, Part(name[prefix.Length..]));
            }
        }

        throw new UnsupportedStepException($"allocation rule {name}");
    }

    public static AllocationPart Part(string name) => name switch
    {
        "PENALTY" => AllocationPart.Penalty,
        "FEE" => AllocationPart.Fee,
        "PRINCIPAL" => AllocationPart.Principal,
        "INTEREST" => AllocationPart.Interest,
        _ => throw new UnsupportedStepException($"allocation part {name}"),
    };

    public static FutureInstallmentRule Future(string name) => name switch
    {
        "NEXT_INSTALLMENT" => FutureInstallmentRule.NextInstallment,
        "LAST_INSTALLMENT" => FutureInstallmentRule.LastInstallment,
        "REAMORTIZATION" => FutureInstallmentRule.Reamortization,
        "NEXT_LAST_INSTALLMENT" => FutureInstallmentRule.NextLastInstallment,
        _ => throw new UnsupportedStepException($"future installment allocation rule {name}"),
    };
}
