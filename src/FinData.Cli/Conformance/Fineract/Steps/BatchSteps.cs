using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Reschedules that are asked for and approved in one request. A user of few rights brings the loan's closing up to date first, and is refused while it is locked.</summary>
internal static class BatchSteps
{
    private const string Steps
        = "steps: rescheduleLoan from {string} to {string} submitted on date: {string}, approveReschedule on date: {string} runs with enclosingTransaction: {string}";

    public static IEnumerable<StepPattern> All() =>
    [
        new($"Batch API call with {Steps}", static (state, step) => Move(state, step, Moved(step))),
        new($"Batch API call with created user and with {Steps}", static (state, step) =>
        {
            if (state.Loan.LastClosed is not null)
            {
                state.Loan.CloseOfBusiness();
            }

            Move(state, step, Moved(step));
        }),
        new("Batch API call with created user and the following data results a {int} statuscode WITHOUT error message:",
            static (state, step) => Move(state, step, ServicingSteps.Reschedule(step))),
        new("Batch API call with created user and the following data results a {int} error and a {string} error message:", static (state, step) =>
        {
            if (!state.IsLocked)
            {
                throw new DifferenceException($"'{step.Step.Text}' would be accepted: the loan is not locked");
            }

            state.WasRefused = true;
        }),
        new("Admin places a lock on loan account WITHOUT an error message", static (state, _) => state.IsLocked = true),
        new("The loan account is not locked", static (state, _) =>
        {
            if (state.IsLocked)
            {
                throw new DifferenceException("the loan is locked");
            }
        }),

        // A lock with an error is one that a failed closing left, and it stops nobody.
        new("Admin places a lock on loan account with an error message", static (_, _) => { }),
    ];

    private static ProgressiveReschedule Moved(StepArguments step) => new() { From = step.Date(0), AdjustedDueDate = step.Date(1), SubmittedOn = step.Date(2) };

    private static void Move(ScenarioState state, StepArguments step, ProgressiveReschedule reschedule) => state.Applied(step, state.Loan.Reschedule(reschedule));
}
