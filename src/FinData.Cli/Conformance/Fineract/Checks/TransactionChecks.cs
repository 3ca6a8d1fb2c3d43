using System.Globalization;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>The list of transactions.</summary>
internal static class TransactionChecks
{
    private static readonly string[] Keys = ["Transaction date", "Transaction Type"];

    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan Transactions tab has the following data:", static (state, step) => RequireAll(step, state.Loan.Transactions)),
        new("Loan Transactions tab has a transaction with date: {string}, and with the following data:",
            static (state, step) => RequireRow(step, On(state, step.Date(0)), Keys, Cell)),
        new("Loan Transactions tab has none transaction", static (state, _) => RequireCount(state.Loan.Transactions, 0)),
        new("Loan has {int} {string} transactions on Transactions tab", static (state, step) =>
        {
            var count = state.Loan.Transactions.Count(transaction => TransactionNames.Is(transaction.Type, step.Text(1)));
            Require(count == step.Number(0), $"transactions of type {step.Text(1)}: expected {step.Text(0)}, got {count.ToString(CultureInfo.InvariantCulture)}");
        }),
        new("In Loan Transactions the latest Transaction has Transaction type={string} and is reverted",
            static (state, step) => RequireReverted(state.Loan.Transactions, state.Loan.Transactions.Length, step.Text(0))),
        new("In Loan Transactions the {string}th Transaction has Transaction type={string} and is reverted",
            static (state, step) => RequireReverted(state.Loan.Transactions, (int)step.Amount(0), step.Text(1))),
        new("On Loan Transactions tab the {string} Transaction with date {string} is reverted",
            static (state, step) => Require(IsAnyReverted(state, step), $"{step.Text(0)} of {step.Text(1)}: expected reverted, got not")),
        new("On Loan Transactions tab the {string} Transaction with date {string} is NOT reverted",
            static (state, step) => Require(!IsAnyReverted(state, step), $"{step.Text(0)} of {step.Text(1)}: expected not reverted, got reverted")),
        new("{string} transaction on {string} got reverse-replayed on {string}",
            static (state, step) => Require(
                On(state, step.Date(1)).Exists(transaction => TransactionNames.Is(transaction.Type, step.Text(0)) && transaction.IsReplayed),
                $"{step.Text(0)} of {step.Text(1)}: expected replayed, got not")),
    ];

    /// <summary>These rows, and no others.</summary>
    public static void RequireAll(StepArguments step, IReadOnlyList<ProgressiveTransaction> actual)
    {
        RequireRows(step, actual, Keys, Cell);
        RequireCount(actual, step.Step.Table.Length - 1);
    }

    internal static string? Cell(ProgressiveTransaction transaction, string column) => column switch
    {
        "Transaction date" => Text(transaction.Date),
        "Transaction Type" => TransactionNames.Word(transaction.Type),
        "Amount" => Text(transaction.Amount),
        "Principal" => Text(transaction.Parts.Principal),
        "Interest" => Text(transaction.Parts.Interest),
        "Fees" => Text(transaction.Parts.Fees),
        "Penalties" => Text(transaction.Parts.Penalties),
        "Overpayment" => Text(transaction.Overpayment),
        "Loan Balance" => Text(transaction.LoanBalance),
        "Reverted" => Text(transaction.IsReversed),
        "Replayed" => Text(transaction.IsReplayed),
        _ => throw new UnsupportedStepException($"column {column} of the transactions"),
    };

    private static List<ProgressiveTransaction> On(ScenarioState state, DateOnly date) => [.. state.Loan.Transactions.Where(transaction => transaction.Date == date)];

    private static bool IsAnyReverted(ScenarioState state, StepArguments step)
        => On(state, step.Date(1)).Exists(transaction => TransactionNames.Is(transaction.Type, step.Text(0)) && transaction.IsReversed);

    private static void RequireReverted(IReadOnlyList<ProgressiveTransaction> transactions, int nth, string type)
    {
        Require(nth >= 1 && nth <= transactions.Count, $"there is no transaction number {nth.ToString(CultureInfo.InvariantCulture)}");
        var transaction = transactions[nth - 1];
        Require(
            TransactionNames.Is(transaction.Type, type) && transaction.IsReversed,
            $"transaction {nth.ToString(CultureInfo.InvariantCulture)}: expected {type}, reverted; got {TransactionNames.Word(transaction.Type)}, {(transaction.IsReversed ? "reverted" : "not reverted")}");
    }

    private static void RequireCount(IReadOnlyList<ProgressiveTransaction> actual, int expected)
    {
        Require(actual.Count == expected, string.Create(
            CultureInfo.InvariantCulture,
            $"transactions: expected {expected}, got {actual.Count}, the last {(actual.Count == 0 ? "none" : $"{TransactionNames.Word(actual[^1].Type)} of {Text(actual[^1].Date)}")}"));
    }

    private static void Require(bool holds, string difference)
    {
        if (!holds)
        {
            throw new DifferenceException(difference);
        }
    }
}
