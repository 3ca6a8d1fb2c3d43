using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Reschedules, pauses, re-aging and re-amortization.</summary>
internal static class ServicingSteps
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin creates and approves Loan reschedule with the following data:", static (state, step) => state.Applied(step, state.Loan.Reschedule(Reschedule(step)))),
        new("Loan reschedule with the following data results a {int} error and {string} error message",
            static (state, step) => state.Refused(step, state.Loan.Reschedule(Reschedule(step)))),
        new("Create an interest pause period with start date {string} and end date {string}",
            static (state, step) => state.Pauses.Add(state.Applied(step, state.Loan.PauseInterest(step.Date(0), step.Date(1))))),
        new("Create interest pause period with start date {string} and end date {string}",
            static (state, step) => state.Pauses.Add(state.Applied(step, state.Loan.PauseInterest(step.Date(0), step.Date(1))))),
        new("Admin is not able to add an interest pause period with start date {string} and end date {string}",
            static (state, step) => state.Refused(step, state.Loan.PauseInterest(step.Date(0), step.Date(1)))),
        .. ((string[])["charge-off", "inactive loan status"]).Select(static reason => new StepPattern(
            $"Admin is not able to add an interest pause period with start date {{string}} and end date {{string}} due to {reason}",
            static (state, step) => state.Refused(step, state.Loan.PauseInterest(step.Date(0), step.Date(1))))),
        new("Update the interest pause period with start date {string} and end date {string}",
            static (state, step) => state.Applied(step, state.Loan.ChangePause(LastPause(state), step.Date(0), step.Date(1)))),
        new("Delete the interest pause period", static (state, step) => state.Applied(step, state.Loan.RemovePause(LastPause(state)))),
        new("Admin creates a Loan re-aging transaction with the following data:", static (state, step) => state.Applied(step, state.Loan.ReAge(ReAge(step)))),
        new("Admin fails to create a Loan re-aging transaction with the following data {rest}", static (state, step) => state.Refused(step, state.Loan.ReAge(ReAge(step)))),
        new("Admin fails to create a Loan re-aging transaction with error {string} and with the following data:",
            static (state, step) => state.Refused(step, state.Loan.ReAge(ReAge(step)))),
        new("Admin creates a Loan re-aging transaction by Loan external ID with the following data:", static (state, step) => state.Applied(step, state.Loan.ReAge(ReAge(step)))),
        new("Admin successfully undo Loan re-aging transaction", static (state, step) => state.Applied(step, state.Loan.UndoReAge())),
        new("When Admin undo Loan re-aging transaction", static (state, step) => state.Applied(step, state.Loan.UndoReAge())),
        new("Admin creates a Loan re-amortization transaction on current business date", static (state, step) => state.Applied(step, state.Loan.ReAmortize(state.BusinessDate))),
        new("Admin creates a Loan re-amortization transaction on current business date by loan external ID",
            static (state, step) => state.Applied(step, state.Loan.ReAmortize(state.BusinessDate))),
        new("When Admin creates a Loan re-amortization transaction on current business date by loan external ID",
            static (state, step) => state.Applied(step, state.Loan.ReAmortize(state.BusinessDate))),
        new("When Admin creates a Loan re-amortization transaction on current business date", static (state, step) => state.Applied(step, state.Loan.ReAmortize(state.BusinessDate))),
        new("Admin creates a Loan re-amortization transaction on current business date with reAmortizationInterestHandling {string}",
            static (state, step) => state.Applied(step, state.Loan.ReAmortize(state.BusinessDate, Handling(step.Text(0))))),
        new("When Admin undo Loan re-amortization transaction on current business date", static (state, step) => state.Applied(step, state.Loan.UndoReAmortize())),
        new("Admin undo Loan re-amortization transaction on current business date", static (state, step) => state.Applied(step, state.Loan.UndoReAmortize())),
        .. ((string[])["", " and"]).Select(static and => new StepPattern(
            $"Admin fails to create a Loan re-aging transaction with status code {{int}} error {{string}}{and} with the following data:",
            static (state, step) => state.Refused(step, state.Loan.ReAge(ReAge(step))))),
        new("Admin successfully terminates loan contract", static (state, step) => state.Applied(step, state.Loan.Terminate())),
        new("Admin successfully undoes loan contract termination", static (state, step) => state.Applied(step, state.Loan.UndoTermination())),
    ];

    private static int LastPause(ScenarioState state) => state.Pauses.Count > 0 ? state.Pauses[^1] : throw new UnsupportedStepException("a change of a pause that was not made");

    public static ProgressiveReschedule Reschedule(StepArguments step)
    {
        var row = step.Row();
        return new ProgressiveReschedule
        {
            From = StepArguments.ReadDate(row["rescheduleFromDate"]),
            SubmittedOn = Optional(row, "submittedOnDate"),
            AdjustedDueDate = Optional(row, "adjustedDueDate"),
            GraceOnPrincipal = Count(row, "graceOnPrincipal"),
            GraceOnInterest = Count(row, "graceOnInterest"),
            ExtraTerms = Count(row, "extraTerms"),
            NewRatePercent = row.GetValueOrDefault("newInterestRate") is { Length: > 0 } rate ? StepArguments.ReadAmount(rate) : null,
        };
    }

    public static ProgressiveReAge ReAge(StepArguments step)
    {
        var row = step.Row();
        return new ProgressiveReAge
        {
            Start = StepArguments.ReadDate(row["startDate"]),
            InstallmentCount = Count(row, "numberOfInstallments"),
            Every = Count(row, "frequencyNumber"),
            Frequency = LoanRequest.Named(row["frequencyType"], Names.Frequencies),
            InterestHandling = Handling(row.GetValueOrDefault("reAgeInterestHandling")),
        };
    }

    public static InterestHandling Handling(string? name) => name switch
    {
        null or "" or "DEFAULT" => InterestHandling.Default,
        "WAIVE_INTEREST" => InterestHandling.Waive,
        "EQUAL_AMORTIZATION_PAYABLE_INTEREST" or "EQUAL_AMORTIZATION_INTEREST_SPLIT" => InterestHandling.EqualAmortizationPayable,
        "EQUAL_AMORTIZATION_FULL_INTEREST" => InterestHandling.EqualAmortizationFull,
        _ => throw new UnsupportedStepException($"interest handling {name}"),
    };

    private static DateOnly? Optional(IReadOnlyDictionary<string, string> row, string column) => row.GetValueOrDefault(column) is { Length: > 0 } text ? StepArguments.ReadDate(text) : null;

    private static int Count(IReadOnlyDictionary<string, string> row, string column) => row.GetValueOrDefault(column) is { Length: > 0 } text ? (int)StepArguments.ReadAmount(text) : 0;
}
