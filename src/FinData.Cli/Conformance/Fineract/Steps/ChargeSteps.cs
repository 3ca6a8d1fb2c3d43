using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Steps;

/// <summary>Fees and penalties.</summary>
internal static class ChargeSteps
{
    private const string Nsf = "NSF";
    private const string DueDate = "due date";
    private const string Processing = "processing";

    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin adds {string} due date charge with {string} due date and {double} EUR transaction amount",
            static (state, step) => Add(state, step, DueDate, ChargeTypes.Of(step.Text(0)) with { DueDate = step.Date(1), Amount = step.Amount(2) })),
        new("Admin adds {string} charge with {double} % of transaction amount",
            static (state, step) => Add(state, step, DueDate, ChargeTypes.Of(step.Text(0)) with { Amount = step.Amount(1) })),
        new("Admin adds {string} installment charge with {double} amount",
            static (state, step) => Add(state, step, "installment", ChargeTypes.Of(step.Text(0)) with { Amount = step.Amount(1) })),
        .. ((string[])["", " - no event"]).Select(static ending => new StepPattern(
            $"Admin adds a {{double}} % Processing charge to the loan with {{string}} locale on date: {{string}}{ending}",
            static (state, step) => Add(state, step, Processing, ChargeTypes.Of("LOAN_PERCENTAGE_PROCESSING_FEE") with { DueDate = AnyLanguage(step, 2), Amount = step.Amount(0) }))),
        new("Admin adds an NSF fee because of payment bounce with {string} transaction date",
            static (state, step) => Add(state, step, Nsf, ChargeTypes.Of("LOAN_NSF_FEE") with { DueDate = step.Date(0) })),
        new("Admin is not able to add {string} due date charge with {string} due date and {double} EUR transaction amount because the of charged-off account",
            static (state, step) => state.Refused(step, state.Loan.AddCharge(ChargeTypes.Of(step.Text(0)) with { DueDate = step.Date(1), Amount = step.Amount(2) }))),
        .. ((string[])["% of transaction", "EUR"]).Select(static unit => new StepPattern(
            $"Admin updates charge {{string}} with {{string}} calculation type and {{double}} {unit} amount",
            static (state, step) => state.Products.SetCalculation(step.Text(0), ChargeTypes.Calculation(step.Text(1))))),
        new("Charge is successfully added to the loan", static (state, _) => Last(state, Nsf)),
        new("Charge is successfully added to the loan with {double} EUR", static (state, step) => CheckAmount(state, Last(state, Processing), step.Amount(0))),
        new("Admin waives charge", static (state, step) => state.Applied(step, state.Loan.WaiveCharge(Last(state, Nsf)))),
        new("Admin waives due date charge", static (state, step) => state.Applied(step, state.Loan.WaiveCharge(Last(state, DueDate)))),
        new("Admin makes waive undone for charge",
            static (state, step) => state.Applied(step, state.Loan.Reverse(Transactions.Nth(state.Loan, ProgressiveTransactionType.ChargeWaiver, 1)))),
        new("Admin makes a charge adjustment for the last {string} type charge which is due on {string} with {double} EUR transaction amount and externalId {string}",
            static (state, step) => state.Applied(step, state.Loan.AdjustCharge(DueOn(state, step.Text(0), step.Date(1)), state.BusinessDate, step.Amount(2)))),
        new("Admin makes a charge adjustment for the last {string} type charge which is due on {string} with transaction amount higher than the available charge amount",
            static (state, step) => state.Refused(step, state.Loan.AdjustCharge(DueOn(state, step.Text(0), step.Date(1)), state.BusinessDate, 1_000_000m))),
        new("Charge adjustment for the last {string} type charge which is due on {string} with transaction amount {double} which is higher than the available charge amount results an ERROR",
            static (state, step) => state.Refused(step, state.Loan.AdjustCharge(DueOn(state, step.Text(0), step.Date(1)), state.BusinessDate, step.Amount(2)))),
        new("Admin reverts the charge adjustment which was raised on {string} with {double} EUR transaction amount", RevertAdjustment),
    ];

    private static void Add(ScenarioState state, StepArguments step, string remembered, ProgressiveCharge charge)
    {
        state.LastCharge[remembered] = state.Applied(step, state.Loan.AddCharge(charge));

        // The suite takes a charge with a due date for both: the one that "waives charge" means, and the due date charge.
        if (remembered == DueDate && charge.DueDate is not null)
        {
            state.LastCharge[Nsf] = state.LastCharge[DueDate];
        }
    }

    private static int Last(ScenarioState state, string remembered)
        => state.LastCharge.TryGetValue(remembered, out var id) ? id : throw new UnsupportedStepException("a step about a charge that was not added");

    private static void CheckAmount(ScenarioState state, int id, decimal expected)
    {
        var actual = state.Loan.Charges.First(charge => charge.Id == id).Due;
        if (actual != expected)
        {
            throw new DifferenceException($"the charge: expected {expected}, got {actual}");
        }
    }

    private static int DueOn(ScenarioState state, string type, DateOnly date)
    {
        var name = ChargeTypes.Of(type).Name;
        return state.Loan.Charges.LastOrDefault(charge => charge.Charge.Name == name && charge.DueDate == date)?.Id
            ?? throw new DifferenceException($"there is no charge {name} due on {date:d MMMM yyyy}");
    }

    private static void RevertAdjustment(ScenarioState state, StepArguments step)
    {
        var (date, amount) = (step.Date(0), step.Amount(1));
        var adjustment = state.Loan.Transactions.FirstOrDefault(t => t.Type == ProgressiveTransactionType.ChargeAdjustment && t.Date == date && t.Amount == amount && !t.IsReversed)
            ?? throw new DifferenceException($"there is no charge adjustment of {amount} on {date:d MMMM yyyy}");
        state.Applied(step, state.Loan.Reverse(adjustment.Id));
    }

    // The German name of a month that differs from the English one.
    private static DateOnly AnyLanguage(StepArguments step, int index)
        => StepArguments.ReadDate(step.Text(index).Replace("Juli", "July", StringComparison.Ordinal).Replace("Julyy", "July", StringComparison.Ordinal));
}
