using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Approval and disbursement.</summary>
internal static class DisbursalSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin successfully approves the loan on {string} with {string} amount and expected disbursement date on {string}",
            static (state, step) =>
            {
                // With expected tranches, their sum is what is approved.
                state.Approved = state.Request.Tranches.IsEmpty ? step.Amount(1) : state.Request.Tranches.Sum(static tranche => tranche.Principal);
                state.Applied(step, state.Loan.Approve(step.Date(0), step.Amount(1), step.Date(2)));
            }),
        .. ((string[])["because of wrong date", "because of wrong amount"]).Select(static reason => new StepPattern(
            $"Admin fails to approve the loan on {{string}} with {{string}} amount and expected disbursement date on {{string}} {reason}",
            static (state, step) => state.Refused(step, state.Loan.Approve(step.Date(0), step.Amount(1), step.Date(2))))),
        .. ((string[])["successfully disburse", "disburses"]).Select(static verb => new StepPattern($"Admin {verb} the loan on {{string}} with {{string}} EUR transaction amount", Disburse)),
        new("Admin successfully disburse the loan on {string} with {string} EUR transaction amount and {string} fixed emi amount",
            static (_, _) => throw new UnsupportedStepException("an installment amount given with the disbursement")),
        .. ((string[])["", " EUR transaction"]).SelectMany(static words => ((string[])
            [
                "", " because of wrong date", " because of wrong amount", " due to exceed approved amount",
                " because of charge-off that was performed for the loan", " due to overpaid status", " because loan is overpaid",
            ]).Select(reason => new StepPattern($"Admin fails to disburse the loan on {{string}} with {{string}}{words} amount{reason}",
                static (state, step) => state.Refused(step, state.Loan.Disburse(step.Date(0), step.Amount(1)))))),
        new("Admin fails to disburse the loan on {string} with {string} EUR transaction amount because disbursement date is earlier than {string}",
            static (state, step) => state.Refused(step, state.Loan.Disburse(step.Date(0), step.Amount(1)))),
        new("Admin fails to disburse the loan on {string} with {string} EUR trn amount with total disb amount {string} and max disb amount {string} due to exceed max applied amount",
            static (state, step) => state.Refused(step, state.Loan.Disburse(step.Date(0), step.Amount(1)))),
        new("Admin successfully disburse the loan without auto downpayment on {string} with {string} EUR transaction amount",
            static (state, step) => state.Applied(step, state.Loan.Disburse(step.Date(0), step.Amount(1), takesDownPayment: false))),
        new("Admin can successfully undone the loan disbursal", static (state, step) => state.Applied(step, state.Loan.UndoDisbursal())),
        new("Admin successfully undo disbursal", static (state, step) => state.Applied(step, state.Loan.UndoDisbursal())),
        new("Admin successfully undo last disbursal", static (state, step) => state.Applied(step, state.Loan.UndoLastDisbursal())),
        new("Admin successfully add disbursement detail to the loan on {string} with {double} EUR transaction amount",
            static (state, step) =>
            {
                state.NetDisbursals[step.Date(0)] = state.Loan.Transactions.LastOrDefault(static t => t is { Type: ProgressiveTransactionType.Disbursement, IsReversed: false })?.Amount
                    ?? state.Approved;
                state.Applied(step, state.Loan.ExpectTranche(step.Date(0), step.Amount(1)));
            }),
    ];

    private static void Disburse(ScenarioState state, StepArguments step) => state.Applied(step, state.Loan.Disburse(step.Date(0), step.Amount(1)));
}
