using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>How much of capitalized income is earned. The transactions say it in sum, so it can be told for a single income only.</summary>
internal static class DeferredIncomeChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Deferred Capitalized Income contains the following data:", Check),
        new("Deferred Capitalized Income by external-id contains the following data:", Check),
    ];

    private static void Check(ScenarioState state, StepArguments step)
    {
        var incomes = Live(state, ProgressiveTransactionType.CapitalizedIncome).ToList();
        if (incomes.Count > 1 || state.Loan.IsChargedOff)
        {
            throw new UnsupportedStepException("how much of each of several capitalized incomes is earned, or was charged off");
        }

        var adjusted = Sum(state, ProgressiveTransactionType.CapitalizedIncomeAdjustment);
        var earned = Sum(state, ProgressiveTransactionType.CapitalizedIncomeAmortization) - Sum(state, ProgressiveTransactionType.CapitalizedIncomeAmortizationAdjustment);
        RequireRows(step, incomes, ["Amount"], (income, column) => Text(column switch
        {
            "Amount" => income.Amount,
            "Amortized Amount" => earned,
            "Unrecognized Amount" => income.Amount - earned - adjusted,
            "Adjusted Amount" => adjusted,
            "Charged Off Amount" => 0m,
            _ => throw new UnsupportedStepException($"column {column} of deferred income"),
        }));
    }

    private static IEnumerable<ProgressiveTransaction> Live(ScenarioState state, ProgressiveTransactionType type)
        => state.Loan.Transactions.Where(transaction => transaction.Type == type && !transaction.IsReversed);

    private static decimal Sum(ScenarioState state, ProgressiveTransactionType type) => Live(state, type).Sum(static transaction => transaction.Amount);
}
