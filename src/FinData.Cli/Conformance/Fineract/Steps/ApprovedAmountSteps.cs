using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>The approved amount, or what of it is still to be lent, changed after the approval.</summary>
internal static class ApprovedAmountSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["", " by external-id"]).SelectMany(static by => (IEnumerable<StepPattern>)
        [
            new StepPattern($"Update loan approved amount{by} with new amount {{string}} value", static (state, step) => Apply(state, step, state.Loan.ChangeApproved(step.Amount(0)))),
            new StepPattern($"Update loan available disbursement amount{by} with new amount {{string}} value", static (state, step) => Apply(state, step, state.Loan.ChangeAvailable(step.Amount(0)))),
        ]),
        .. ((string[])["exceed applied amount", "higher principal amount on loan", "min allowed amount"]).SelectMany(static reason => (IEnumerable<StepPattern>)
        [
            new StepPattern($"Update loan approved amount is forbidden with amount {{string}} due to {reason}", static (state, step) => state.Refused(step, state.Loan.ChangeApproved(step.Amount(0)))),
            new StepPattern($"Update loan available disbursement amount is forbidden with amount {{string}} due to {reason}",
                static (state, step) => state.Refused(step, state.Loan.ChangeAvailable(step.Amount(0)))),
        ]),
        new("Updating the loan's available disbursement amount to {string} is forbidden because cannot be zero as nothing was disbursed",
            static (state, step) => state.Refused(step, state.Loan.ChangeAvailable(step.Amount(0)))),
    ];

    private static void Apply(ScenarioState state, StepArguments step, ProgressiveOutcome outcome)
    {
        state.Applied(step, outcome);
        state.Approved = state.Loan.Approved;
    }
}
