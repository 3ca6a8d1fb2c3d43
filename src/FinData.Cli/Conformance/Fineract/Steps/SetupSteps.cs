using FinData.Cli.Conformance.Fineract.Assets;
using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Dates, product settings, and what concerns only the foreign system's API and has no effect on figures.</summary>
internal static class SetupSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin sets the business date to {string}", static (state, step) => state.MoveTo(step.Date(0))),
        new("Admin sets the business date to the actual date", static (state, _) => state.MoveTo(state.Today)),
        new("Admin runs the Increase Business Date by 1 day job", static (state, _) => state.MoveTo(state.BusinessDate.AddDays(1))),
        new("Admin set {string} loan product {string} transaction type to {string} future installment allocation rule",
            static (state, step) => state.Products.SetFutureRule(step.Text(0), step.Text(1), step.Text(2))),
        new("Admin sets repaymentStartDateType for {string} loan product to {string}",
            static (state, step) => state.Products.SetRepaymentStart(step.Text(0), LoanRequest.Named(step.Text(1), Names.Starts))),

        .. ((string[])["", " through DefaultApi"]).Select(static ending => new StepPattern($"Global config {{string}} value set to {{string}}{ending}", Configure)),
        .. ((string[])["enabled", "disabled"]).Select(static value => new StepPattern($"Global configuration {{string}} is {value}", (state, step) => Switch(state, step.Text(0), value))),
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
        Nothing("Created user with no CREATE_DELINQUENCY_ACTION permission gets an error when initiate a DELINQUENCY PAUSE with startDate: {string} and endDate: {string}"),
        Nothing("Initiating a delinquency-action other than PAUSE or RESUME in action field results an error - startDate: {string}, endDate: {string}"),
        Nothing("Initiating a DELINQUENCY RESUME with an endDate results an error - startDate: {string}, endDate: {string}"),
        Nothing("Installment level delinquency event has correct data"),
        Nothing("BulkBusinessEvent is not raised on {string}"),
        Nothing("Save external ID of {string} transaction made on {string} as {string}"),
        Nothing("External ID of replayed {string} on {string} is matching with {string}"),
        Nothing("Loan Charge-off undo event has reversed on date {string} for charge-off undo"),
        Nothing("Log out transaction list by loanId, filtered out the following transaction types: {string}"),
        Nothing("Log out transaction list by loanExternalId, filtered out the following transaction types: {string}"),
        Nothing("Charge adjustment response has the subResourceExternalId"),
        Nothing("Customer makes {string} transaction with {string} payment type on {string} with {double} EUR transaction amount with the same Idempotency key as previous transaction"),
        StepPattern.OfEvents(),
    ];

    // Settings that move figures are known by the value that the suite runs with; another value would give other figures.
    private static void Configure(ScenarioState state, StepArguments step)
    {
        var (name, value) = (step.Text(0), step.Text(1));
        state.Configure(name, (name, value) switch
        {
            (ScenarioState.TransferredInterest, "TOTAL_OUTSTANDING_INTEREST" or "PAYABLE_OUTSTANDING_INTEREST")
                or ("charge-accrual-date", "due-date" or "submitted-date") or ("next-payment-due-date", "earliest-unpaid-date" or "next-unpaid-due-date") => value,
            _ => throw new UnsupportedStepException($"global configuration {name} {value}"),
        });
    }

    private static void Switch(ScenarioState state, string name, string value)
    {
        // Interest on overdue interest is a matter of cumulative schedules only; what becomes of requests to sell a loan that is paid off, of such requests.
        if (name is ScenarioState.NoCompounding or OwnerSteps.NonActiveLoans)
        {
            state.Configure(name, value);
            return;
        }

        // These concern only what the foreign system tells others, or how it stores its keys.
        if (name is not ("enable-business-date" or "enable-automatic-cob-date-adjustment" or "enable-auto-generated-external-id" or "enable-immediate-charge-accrual-post-maturity")
            || (name, value) is ("enable-business-date", "disabled") or ("enable-immediate-charge-accrual-post-maturity", "enabled"))
        {
            throw new UnsupportedStepException($"global configuration {name} {value}");
        }
    }

    private static StepPattern Nothing(string expression) => new(expression, static (_, _) => { });
}
