using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Charge-off and what is forbidden after it.</summary>
internal static class ChargeOffSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin does charge-off the loan on {string}", static (state, step) => state.Applied(step, state.Loan.ChargeOff(step.Date(0)))),

        // The reason chooses an expense account and nothing else; journal checks say so where they meet one.
        new("Admin does charge-off the loan with reason {string} on {string}", static (state, step) =>
        {
            state.ChargeOffReason = step.Text(0);
            state.Applied(step, state.Loan.ChargeOff(step.Date(1)));
        }),
        new("Admin does a charge-off undo the loan", Undo),
        new("Admin does a charge-off undo the loan with reversal external Id", Undo),
        new("Backdated charge-off on a date {string} is forbidden", static (state, step) => state.Refused(step, state.Loan.ChargeOff(step.Date(0)))),
        new("Second Charge-off is not possible on {string}", static (state, step) => state.Refused(step, state.Loan.ChargeOff(step.Date(0)))),
        new("Charge-off transaction is not possible on {string}", static (state, step) => state.Refused(step, state.Loan.ChargeOff(step.Date(0)))),
        new("Charge-off transaction is not possible on {string} due to monetary activity before", static (state, step) => state.Refused(step, state.Loan.ChargeOff(step.Date(0)))),
        new("Charge-off undo is not possible on {string}", static (state, step) => state.Refused(step, state.Loan.ChargeOff(step.Date(0)))),
        new("Charge-off attempt on {string} results an error", static (state, step) => state.Refused(step, state.Loan.ChargeOff(step.Date(0)))),
        new("Charge-off undo is not possible as the loan is not charged-off", static (state, step) => state.Refused(step, state.Loan.UndoChargeOff())),
        new("Loan marked as charged-off on {string}", static (state, step) => CheckMarked(state, step.Date(0))),

        new("Fraud flag modification fails", static (state, _) =>
        {
            if (state.Loan.Status is Lending.Progressive.ProgressiveStatus.Active)
            {
                throw new DifferenceException("the fraud flag of an active loan can be changed");
            }
        }),

        // A flag of the foreign system: it changes the expense account of a charge-off.
        new("Admin can successfully set Fraud flag to the loan", static (state, _) => state.IsFraud = true),
        new("Admin can successfully unset Fraud flag to the loan", static (state, _) => state.IsFraud = false),
    ];

    private static void Undo(ScenarioState state, StepArguments step)
    {
        var before = state.Loan.Transactions;
        state.Applied(step, state.Loan.UndoChargeOff());
        var after = state.Loan.Transactions.Select(static transaction => transaction.Id).ToHashSet();
        state.TakenBack = [.. before.Where(transaction => !after.Contains(transaction.Id))];
    }

    private static void CheckMarked(ScenarioState state, DateOnly date)
    {
        var at = state.Loan.Transactions.LastOrDefault(static t => t.Type == Lending.Progressive.ProgressiveTransactionType.ChargeOff && !t.IsReversed)?.Date;
        if (!state.Loan.IsChargedOff || at != date)
        {
            throw new DifferenceException($"charged off: expected on {date:d MMMM yyyy}, got {at?.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture) ?? "not"}");
        }
    }
}
