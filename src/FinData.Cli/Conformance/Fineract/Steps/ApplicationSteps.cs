using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>What becomes of an application before any money goes out, and applications that the foreign system refuses.</summary>
internal static class ApplicationSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin fails to create a new customised Loan submitted on date: {string}, with Principal: {string}, a loanTermFrequency: {int} months, and numberOfRepayments: {int}",
            static (state, step) => RequireRefused(state, step, step.Date(0) > state.BusinessDate)),
        new("Trying to create a fully customized loan with fixed length {int} and with the following data will result a {int} ERROR:",
            static (state, step) => RequireRefused(state, step, !IsFixedLengthAllowed(LoanTable.Read(step), step.Number(0)))),
        new("Admin creates a fully customized loan with Advanced payment allocation and with product no Advanced payment allocation set results an error:",
            static (state, step) => RequireRefused(state, step, ProductCatalog.Find(LoanTable.Read(step).Product).Strategy != Strategies.Advanced)),
        new("Admin fails to create a fully customized loan with forced enabled downpayment with the following data:",
            static (state, step) => RequireRefused(state, step, !ProductCatalog.Find(LoanTable.Read(step).Product).Flag("enableDownPayment"))),
        new("Admin can successfully modify the loan and changes the submitted on date to {string}",
            static (state, step) => state.Create(state.Request with { SubmittedOn = step.Date(0) })),
        new("Admin can successfully undone the loan approval", static (state, step) => state.Applied(step, state.Loan.UndoApproval())),
        new("Admin successfully rejects the loan on {string}", static (state, _) => state.EndedAs = "REJECTED"),
        new("Admin successfully withdrawn the loan on {string}", static (state, _) => state.EndedAs = "WITHDRAWN"),
        new("Admin successfully deletes the loan with external id", static (state, _) => state.EndedAs = "DELETED"),
        new("Admin fails to delete the loan with incorrect external id", static (_, _) => { }),
    ];

    /// <summary>A term of a length of its own goes with progressive schedules without interest, and leaves room for the last installment.</summary>
    private static bool IsFixedLengthAllowed(LoanRequest request, int length)
        => ProductCatalog.Find(request.Product).IsProgressive && request.RatePercent == 0 && length > (request.Count - 1) * request.Every;

    private static void RequireRefused(ScenarioState state, StepArguments step, bool isRefused)
    {
        if (!isRefused)
        {
            throw new DifferenceException($"'{step.Step.Text}' would be accepted");
        }

        state.WasRefused = true;
    }
}
