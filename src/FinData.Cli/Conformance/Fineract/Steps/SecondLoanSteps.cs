using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>A second loan beside the one that all other steps are about.</summary>
internal static class SecondLoanSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["", " for the second client"]).Select(static whose => new StepPattern(
            $"Admin crates a second default loan{whose} with date: {{string}}", static (state, step) => state.CreateSecond(CreationSteps.Default("LP1", step.Date(0))))),
        new("Admin creates a second client with random data", static (_, _) => { }),
        new("Admin successfully approves the second loan on {string} with {string} amount and expected disbursement date on {string}",
            static (state, step) => state.Applied(step, state.Second.Approve(step.Date(0), step.Amount(1), step.Date(2)))),
        new("Admin successfully disburse the second loan on {string} with {string} EUR transaction amount",
            static (state, step) => state.Applied(step, state.Second.Disburse(step.Date(0), step.Amount(1)))),
        new("Customer makes {string} transaction on the second loan with {string} payment type on {string} with {double} EUR transaction amount with the same Idempotency key as previous transaction",
            static (state, step) => state.Applied(step, state.Second.Record(TransactionNames.Code(step.Text(0)), step.Date(2), step.Amount(3)))),
        new("Second loan has {int} {string} transactions on Transactions tab", static (state, step) =>
        {
            var count = state.Second.Transactions.Count(transaction => TransactionNames.Is(transaction.Type, step.Text(1)));
            if (count != step.Number(0))
            {
                throw new DifferenceException($"second loan, transactions of type {step.Text(1)}: expected {step.Text(0)}, got {count.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            }
        }),
        new("Transaction response has the clientId for the second client and the loanId of the second transaction", static (_, _) => { }),
    ];
}
