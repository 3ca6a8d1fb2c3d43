using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Dates, product settings, and what concerns only the foreign system's API and has no effect on figures.</summary>
internal static class SetupSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin sets the business date to {string}", static (state, step) => state.MoveTo(step.Date(0))),
        new("Admin runs the Increase Business Date by 1 day job", static (state, _) => state.MoveTo(state.BusinessDate.AddDays(1))),
        new("Admin set {string} loan product {string} transaction type to {string} future installment allocation rule",
            static (state, step) => state.Products.SetFutureRule(step.Text(0), step.Text(1), step.Text(2))),
        new("Admin sets repaymentStartDateType for {string} loan product to {string}",
            static (state, step) => state.Products.SetRepaymentStart(step.Text(0), LoanRequest.Named(step.Text(1), Names.Starts))),

        // The suite's own setting; any other would accrue charges on other days.
        new("Global config {string} value set to {string}", static (_, step) =>
        {
            if ((step.Text(0), step.Text(1)) is not ("charge-accrual-date", "due-date"))
            {
                throw new UnsupportedStepException($"global configuration {step.Text(0)} {step.Text(1)}");
            }
        }),
        Nothing("Admin creates a client with random data"),
        Nothing("Admin creates a client with Firstname {string} and Lastname {string}"),
        Nothing("Client creation was successful"),
        Nothing("No new event with type {string} has been raised for the loan"),
        Nothing("Transaction response has boolean value in header {string}: {string}"),
        Nothing("Transaction response has the correct clientId and the loanId of the first transaction"),
        Nothing("Repayment transaction is created with {double} amount and {string} type"),
        Nothing("In Loan Transactions all transactions have non-null external-id"),
        Nothing("Check required transaction for non-null eternal-id"),
        Nothing("In Loan Transactions the {string}th Transaction with type={string} and date {string} has non-null external-id"),
        Nothing("Loan status has changed to {string}"),
        Nothing("Admin runs the Loan Delinquency Classification job"),
        Nothing("Charge adjustment response has the subResourceExternalId"),
        Nothing("Customer makes {string} transaction with {string} payment type on {string} with {double} EUR transaction amount with the same Idempotency key as previous transaction"),
        StepPattern.OfEvents(),
    ];

    private static StepPattern Nothing(string expression) => new(expression, static (_, _) => { });
}
