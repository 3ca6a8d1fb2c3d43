using System.Collections.Frozen;
using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Assets;
using FinData.Cli.Conformance.Fineract.Checks;
using FinData.Cli.Conformance.Fineract.Steps;

namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>All steps that are understood.</summary>
internal static class StepTable
{
    // Steps that differ only in their values have the same first words, so a step is tried on few patterns.
    private static readonly FrozenDictionary<string, ImmutableArray<StepPattern>> ByFirstWords = Patterns()
        .GroupBy(static pattern => FirstWords(pattern.Expression), StringComparer.Ordinal)
        .ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal);

    public static (StepPattern Pattern, StepArguments Arguments)? Find(FeatureStep step)
    {
        foreach (var pattern in ByFirstWords.GetValueOrDefault(FirstWords(step.Text), []).Concat(ByFirstWords.GetValueOrDefault("", [])))
        {
            if (pattern.Match(step) is { } arguments)
            {
                return (pattern, arguments);
            }
        }

        return null;
    }

    private static IEnumerable<StepPattern> Patterns() =>
    [
        .. SetupSteps.All(), .. CreationSteps.All(), .. ApplicationSteps.All(), .. DisbursalSteps.All(), .. SecondLoanSteps.All(), .. CloseOfBusinessSteps.All(), .. PaymentSteps.All(), .. UndoSteps.All(), .. ChargeSteps.All(),
        .. ServicingSteps.All(), .. BatchSteps.All(), .. OverrideSteps.All(), .. ChargeOffSteps.All(), .. DeferredIncomeSteps.All(),
        .. DelinquencySteps.All(), .. PreviewSteps.All(), .. DelinquencyChecks.All(), .. NextPaymentChecks.All(), .. RepaymentChecks.All(),
        .. ScheduleChecks.All(), .. TransactionChecks.All(), .. AmountChecks.All(), .. ChargeChecks.All(), .. JournalChecks.All(), .. DeferredIncomeChecks.All(),
        .. VariationChecks.All(), .. AssetSteps.All(), .. AssetChecks.All(), .. OwnedPaymentSteps.All(), .. OwnerSteps.All(),
        .. ApprovedAmountSteps.All(), .. TransactionListChecks.All(), .. LoanFlagChecks.All(),
    ];

    private static string FirstWords(string text)
    {
        var words = text.Split(' ', 3);
        return words.Length < 2 || words[0].Contains('"') || words[1].Contains('"') || words[0].Contains('{') || words[1].Contains('{') || char.IsDigit(words[1][0])
            ? ""
            : $"{words[0]} {words[1]}";
    }
}
