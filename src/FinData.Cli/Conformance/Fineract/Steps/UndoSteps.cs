using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Transactions taken back or changed.</summary>
internal static class UndoSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Customer makes a repayment undo on {string}",
            static (state, step) => Reverse(state, step, state.LastRepayment ?? throw new UnsupportedStepException("an undo before any repayment"))),
        new("Refund undo happens on {string}", static (state, step) => Reverse(state, step, state.LastRefund ?? throw new UnsupportedStepException("an undo before any refund"))),
        new("Customer undo {string}th repayment on {string}",
            static (state, step) => Reverse(state, step, Transactions.Nth(state.Loan, ProgressiveTransactionType.Repayment, (int)step.Amount(0)))),
        new("Customer undo {string}th transaction made on {string}", static (state, step) => Reverse(state, step, Transactions.Nth(state.Loan, step.Date(1), (int)step.Amount(0)))),
        new("Customer undo {string}th {string} transaction made on {string}",
            static (state, step) => Reverse(state, step, Transactions.Nth(state.Loan, step.Text(1), step.Date(2), (int)step.Amount(0)))),
        new("Customer undo {string}th {string} transaction made on {string} with linked {string} transaction",
            static (state, step) => Reverse(state, step, Transactions.Nth(state.Loan, step.Text(1), step.Date(2), (int)step.Amount(0)))),
        new("Customer undo {string}th capitalized income adjustment on {string}",
            static (state, step) => Reverse(state, step, Transactions.Nth(state.Loan, ProgressiveTransactionType.CapitalizedIncomeAdjustment, (int)step.Amount(0)))),
        .. ((string[])["", " due to transaction type is non-reversal", " due to adjustment exists"]).Select(static reason => new StepPattern(
            $"Customer is forbidden to undo {{string}}th {{string}} transaction made on {{string}}{reason}",
            static (state, step) => state.Refused(step, state.Loan.Reverse(Transactions.Nth(state.Loan, step.Text(1), step.Date(2), (int)step.Amount(0)))))),
        new("Admin fails to undo {string}th transaction made on {string}",
            static (state, step) => state.Refused(step, state.Loan.Reverse(Transactions.Nth(state.Loan, step.Date(1), (int)step.Amount(0))))),
        new("Customer adjust {string}th repayment on {string} with amount {string}",
            static (state, step) => state.Applied(step, state.Loan.Adjust(Transactions.Nth(state.Loan, ProgressiveTransactionType.Repayment, (int)step.Amount(0)), step.Date(1), step.Amount(2)))),
        new("Customer undo {string}th transaction made on {string} results a {int} error and {string} error message",
            static (state, step) => state.Refused(step, state.Loan.Reverse(Transactions.Nth(state.Loan, step.Date(1), (int)step.Amount(0))))),
        new("Loan {string} transaction adjust amount {double} must return {int} code",
            static (state, step) => state.Refused(step, state.Loan.Adjust(Answered(state, step.Text(0)), state.BusinessDate, step.Amount(1)))),
        new("Customer not able to make a repayment undo on {string} due to charge off",
            static (state, step) => state.Refused(step, state.Loan.Reverse(state.LastRepayment ?? throw new UnsupportedStepException("an undo before any repayment")))),
    ];

    // Steps name a transaction by the answer that it was given.
    private static int Answered(ScenarioState state, string answer) => answer switch
    {
        "loanPaymentTransactionResponse" => state.LastTransaction,
        "loanRepaymentResponse" => state.LastRepayment,
        "loanRefundResponse" => state.LastRefund,
        _ => null,
    } ?? throw new UnsupportedStepException($"the transaction of {answer}");

    private static void Reverse(ScenarioState state, StepArguments step, int id) => state.Applied(step, state.Loan.Reverse(id));
}
