using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>How much of each capitalized income and buy-down fee is earned.</summary>
internal static class DeferredIncomeChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["", " by external-id"]).SelectMany(static words => (IEnumerable<StepPattern>)
        [
            new StepPattern($"Deferred Capitalized Income{words} contains the following data:",
                static (state, step) => Check(step, Of(state, ProgressiveTransactionType.CapitalizedIncome), "Amount")),
            new StepPattern($"Buy down fee{words} contains the following data:", static (state, step) => Check(step, Of(state, ProgressiveTransactionType.BuyDownFee), "Date")),
        ]),
    ];

    private static List<DeferredIncomeView> Of(ScenarioState state, ProgressiveTransactionType type) => [.. state.Loan.DeferredIncomes.Where(income => income.Type == type)];

    private static void Check(StepArguments step, List<DeferredIncomeView> incomes, string key)
    {
        RequireRows(step, incomes, [key], static (income, column) => column switch
        {
            "Date" => Text(income.Date),
            "Amount" or "Fee Amount" => Text(income.Amount),
            "Amortized Amount" => Text(income.Earned),
            "Unrecognized Amount" or "Not Yet Amortized Amount" => Text(income.NotYetEarned),
            "Adjusted Amount" => Text(income.Adjusted),
            "Charged Off Amount" => Text(income.ChargedOff),
            _ => throw new UnsupportedStepException($"column {column} of deferred income"),
        });
        if (incomes.Count != step.Step.Table.Length - 1)
        {
            throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"deferred incomes: expected {step.Step.Table.Length - 1}, got {incomes.Count}"));
        }
    }
}
