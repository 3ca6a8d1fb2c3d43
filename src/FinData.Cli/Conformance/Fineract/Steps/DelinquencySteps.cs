using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Pauses of delinquency and their ends.</summary>
internal static class DelinquencySteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])
            [
                "Admin initiate a DELINQUENCY PAUSE with", "Admin initiate a DELINQUENCY PAUSE by loanExternalId with",
                "Created user with CREATE_DELINQUENCY_ACTION permission initiate a DELINQUENCY PAUSE with",
            ]).Select(static words => new StepPattern($"{words} startDate: {{string}} and endDate: {{string}}",
            static (state, step) => state.Applied(step, state.Loan.PauseDelinquency(step.Date(0), step.Date(1))))),
        .. ((string[])["", " by loanExternalId"]).Select(static words => new StepPattern($"Admin initiate a DELINQUENCY RESUME{words} with startDate: {{string}}",
            static (state, step) => state.Applied(step, state.Loan.ResumeDelinquency(step.Date(0))))),
        .. ((string[])["Initiating a DELINQUENCY PAUSE on a non-active loan results", "Overlapping PAUSE periods result"]).Select(static words => new StepPattern(
            $"{words} an error - startDate: {{string}}, endDate: {{string}}",
            static (state, step) => state.Refused(step, state.Loan.PauseDelinquency(step.Date(0), step.Date(1))))),
        .. ((string[])["on a non-active loan", "without an active PAUSE period", "with start date other than actual business date"]).Select(static reason => new StepPattern(
            $"Initiating a DELINQUENCY RESUME {reason} results an error - startDate: {{string}}",
            static (state, step) => state.Refused(step, state.Loan.ResumeDelinquency(step.Date(0))))),
        new("Admin runs the Loan Delinquency Classification job", static (state, _) => state.Loan.ClassifyDelinquency()),
    ];
}
