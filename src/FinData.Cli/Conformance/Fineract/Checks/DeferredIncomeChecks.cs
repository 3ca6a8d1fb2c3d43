using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Cli.Conformance.Fineract.Steps;
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
        new("Loan Amortization Allocation Mapping for {string} transaction created on {string} contains the following data:",
            static (state, step) => CheckNotes(state, step, Transactions.Nth(state.Loan, step.Text(0), step.Date(1), 1))),
        new("Loan Amortization Allocation Mapping for the {string}th {string} transaction created on {string} contains the following data:",
            static (state, step) => CheckNotes(state, step, Transactions.Nth(state.Loan, step.Text(1), step.Date(2), (int)step.Amount(0)))),
        new("Loan Transactions tab has a {string} transaction with date {string} which has classification code value {string}", static (state, step) => AmountChecks.Same(
            "class", step.Text(2), state.Classes.GetValueOrDefault(Transactions.Nth(state.Loan, step.Text(0), step.Date(1), 1), "none"))),
    ];

    // Day by day what was noted of one income, or taken back.
    private static void CheckNotes(ScenarioState state, StepArguments step, int income)
    {
        List<(DateOnly Date, decimal Amount)> notes =
        [
            .. from transaction in state.Loan.Transactions
               where !transaction.IsReversed
               from share in state.Loan.IncomeNotedBy(transaction.Id)
               where share.Income == income
               select (transaction.Date, share.Amount),
        ];
        RequireRows(step, notes, ["Date"], static (note, column) => column switch
        {
            "Date" => Text(note.Date),
            "Type" => note.Amount > 0 ? "AM" : "AM_ADJ",
            "Amount" => Text(Math.Abs(note.Amount)),
            _ => throw new UnsupportedStepException($"column {column} of noted income"),
        });
        AmountChecks.Same("notes of income", step.Step.Table.Length - 1, notes.Count);
    }

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
