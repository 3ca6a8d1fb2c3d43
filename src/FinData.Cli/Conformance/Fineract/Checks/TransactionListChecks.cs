using System.Globalization;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>The list of transactions without some types, and how transactions hang together.</summary>
internal static class TransactionListChecks
{
    private const string Filtered = "Filtered out transactions list";

    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["loanId", "loanExternalId"]).Select(static by => new StepPattern(
            $"{Filtered} contains the the following entries when filtered out by {by} for transaction types: {{string}}",
            static (state, step) => CheckList(step, Without(state, step.Text(0))))),
        new($"{Filtered} has {{int}} pages in case of size set to {{int}} and transactions are filtered out for transaction types: {{string}}",
            static (state, step) => AmountChecks.Same("pages", step.Number(0), (Without(state, step.Text(2)).Count + step.Number(1) - 1) / step.Number(1))),
        .. ((string[])["RELATED", "CHARGEBACK", "CHARGE_ADJUSTMENT", "ADJUSTMENT"]).Select(static relation => new StepPattern(
            $"In Loan Transactions the {{string}}th Transaction has relationship type={relation} with the {{string}}th Transaction",
            (state, step) => CheckRelation(state, step, relation == "CHARGEBACK"))),
        new("Loan Transactions tab has the following data without accruals:", static (state, step)
            => TransactionChecks.RequireAll(step, [.. state.Loan.Transactions.Where(static t => t.Type is not (ProgressiveTransactionType.Accrual or ProgressiveTransactionType.AccrualAdjustment))])),
    ];

    private static List<ProgressiveTransaction> Without(ScenarioState state, string types)
    {
        var excluded = types.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static type => TransactionNames.Code(type.ToUpperInvariant())).ToHashSet();
        return [.. state.Loan.Transactions.Where(transaction => !excluded.Contains(transaction.Type))];
    }

    // This list names types by their codes, and leaves out parts that are zero.
    private static void CheckList(StepArguments step, List<ProgressiveTransaction> actual)
    {
        TableComparison.RequireRows(step, actual, ["Transaction date", "Transaction Type"], static (transaction, column) => column switch
        {
            "Transaction Type" => TransactionNames.Code(transaction.Type),
            "Principal" or "Interest" or "Fees" or "Penalties" or "Loan Balance" or "Overpayment"
                => TransactionChecks.Cell(transaction, column) is var text && TableComparison.IsSame("0", text) ? "" : text,
            _ => TransactionChecks.Cell(transaction, column),
        });
        AmountChecks.Same("transactions", step.Step.Table.Length - 1, actual.Count);
    }

    private static void CheckRelation(ScenarioState state, StepArguments step, bool isChargeback)
    {
        var (from, to) = (Nth(state, step, 0), Nth(state, step, 1));
        var isSo = !isChargeback || from.Type is ProgressiveTransactionType.Chargeback || to.Type is ProgressiveTransactionType.Chargeback;
        if (!isSo || (from.RelatedTo != to.Id && to.RelatedTo != from.Id))
        {
            throw new DifferenceException($"{TransactionNames.Word(from.Type)} and {TransactionNames.Word(to.Type)}: expected related, got not");
        }
    }

    private static ProgressiveTransaction Nth(ScenarioState state, StepArguments step, int index)
        => (int)step.Amount(index) is var nth && nth >= 1 && nth <= state.Loan.Transactions.Length
            ? state.Loan.Transactions[nth - 1]
            : throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"there is no transaction number {nth}"));
}
