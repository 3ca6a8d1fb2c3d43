using System.Collections.Immutable;
using FinData.Cli.Conformance.Fineract.Checks;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Schedules as a re-aging or re-amortization would make them.</summary>
internal static class PreviewSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["", " by Loan external ID"]).Select(static words => new StepPattern($"Admin creates a Loan re-aging preview{words} with the following data:",
            static (state, step) => Keep(state, step, PreviewReAge(state, step)))),
        new("Admin fails to create a Loan re-aging preview with the following data {rest}", static (state, step) => state.Refused(step, PreviewReAge(state, step).Outcome)),
        .. ((string[])["", " by Loan external ID"]).Select(static words => new StepPattern($"Admin creates a Loan re-amortization preview{words} with the following data:",
            static (state, step) =>
            {
                var outcome = state.Loan.PreviewReAmortize(state.BusinessDate, ServicingSteps.Handling(step.Step.Table[1][0].Trim()), out var installments);
                Keep(state, step, (outcome, installments));
            })),
        .. ((string[])["Loan", "Loan Re-Amortization"]).SelectMany(static words => (IEnumerable<StepPattern>)
        [
            new StepPattern($"{words} Repayment schedule preview has {{int}} periods, with the following data for periods:",
                static (state, step) => ScheduleChecks.RequirePeriods(step, state.Preview, isPreview: true)),
            new StepPattern($"{words} Repayment schedule preview has the following data in Total row:", static (state, step) => ScheduleChecks.RequireTotal(step, state.Preview)),
        ]),
    ];

    private static (ProgressiveOutcome Outcome, ImmutableArray<ProgressiveInstallment> Installments) PreviewReAge(ScenarioState state, StepArguments step)
    {
        var outcome = state.Loan.PreviewReAge(ServicingSteps.ReAge(step), out var installments);
        return (outcome, installments);
    }

    private static void Keep(ScenarioState state, StepArguments step, (ProgressiveOutcome Outcome, ImmutableArray<ProgressiveInstallment> Installments) preview)
    {
        state.Applied(step, preview.Outcome);
        state.Preview = preview.Installments;
    }
}
