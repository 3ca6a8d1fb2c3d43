using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>Status, dates and single amounts.</summary>
internal static class AmountChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan has {double} outstanding amount", static (state, step) => Same("outstanding", step.Amount(0), state.Loan.Totals.Outstanding.Total)),
        new("Loan has {double} interest outstanding amount", static (state, step) => Same("interest outstanding", step.Amount(0), state.Loan.Totals.Outstanding.Interest)),
        new("Loan has {double} overpaid amount", static (state, step) =>
        {
            Same("outstanding", 0m, state.Loan.Totals.Outstanding.Total);
            Same("overpaid", step.Amount(0), state.Loan.Totals.Overpaid);
        }),
        new("Loan has {double} total unpaid payable due interest", static (state, step) => Same(
            "interest due and unpaid", step.Amount(0), state.Loan.Installments.Where(line => line.Due <= state.BusinessDate).Sum(static line => line.Outstanding.Interest))),
        new("Loan has {double} total unpaid payable not due interest", static (state, step) => Same("interest earned and not due", step.Amount(0), state.Loan.InterestNotYetDue)),
        new("Loan has {double} total overdue amount", static (state, step) => Same("overdue", step.Amount(0), state.Loan.Totals.Overdue.Total)),
        new("Loan has {double} total interest overdue amount", static (state, step) => Same("interest overdue", step.Amount(0), state.Loan.Totals.Overdue.Interest)),
        new("Loan status will be {string}", static (state, step) => CheckStatus(state, step.Text(0))),
        new("Loan status has changed to {string}", static (state, step) => CheckStatus(state, StatusNamed(step.Text(0)))),
        new("Loan closedon_date is {string}", static (state, step) => Same("closed on", step.Text(0) == "null" ? null : step.Date(0), state.Loan.ClosedOn)),
        new("Loan's actualMaturityDate is {string}", static (state, step) => Same("maturity", step.Date(0), Maturity(state.Loan))),
        new("Loan has the following maturity data:", static (state, step) =>
        {
            Same("actual maturity", StepArguments.ReadDate(step.Step.Table[1][0].Trim()), Maturity(state.Loan));
            Same("expected maturity", StepArguments.ReadDate(step.Step.Table[1][1].Trim()), state.Loan.Installments.Where(static line => !line.IsDisbursement && !line.IsAdditional).Max(static line => (DateOnly?)line.Due));
        }),
        new("LoanDetails has fixedLength field with int value: {int}", static (state, step) => Same("fixed length", step.Number(0), state.Loan.Terms.FixedLength ?? 0)),
        new("Loan has availableDisbursementAmountWithOverApplied field with value: {double}",
            static (state, step) => Same("available for disbursement, over applied", step.Amount(0), Math.Max(0m, (state.Loan.Terms.DisbursementLimit ?? state.Approved) - Taken(state.Loan)))),
        new("Loan Details response contains chargedOff flag set to {boolean}", static (state, step) => Same("charged off", TableComparison.Text(step.Flag(0)), TableComparison.Text(state.Loan.IsChargedOff))),
        new("Admin checks available disbursement amount {double} EUR", static (state, step) => Same("available for disbursement", step.Amount(0), Available(state))),
        new("Loan's available disbursement amount is {string}", static (state, step) => Same("available for disbursement", step.Amount(0), Available(state))),
    ];

    // What is expected counts as gone; more than was approved leaves nothing.
    private static decimal Available(ScenarioState state) => Math.Max(0m, state.Approved - Taken(state.Loan));

    private static decimal Taken(ProgressiveLoan loan)
        => Math.Max(loan.Tranches.Sum(static tranche => tranche.Principal), Sum(loan, ProgressiveTransactionType.Disbursement)) + Sum(loan, ProgressiveTransactionType.CapitalizedIncome)
            - Sum(loan, ProgressiveTransactionType.CapitalizedIncomeAdjustment);

    private static decimal Sum(ProgressiveLoan loan, ProgressiveTransactionType type)
        => loan.Transactions.Where(transaction => transaction.Type == type && !transaction.IsReversed).Sum(static transaction => transaction.Amount);

    // A loan paid off early matures on the day of its last payment.
    private static DateOnly? Maturity(ProgressiveLoan loan) => loan.ClosedOn ?? loan.Installments.Where(static line => !line.IsDisbursement).Max(static line => (DateOnly?)line.Due);

    private static string StatusNamed(string words) => words switch
    {
        "Submitted and pending approval" => "SUBMITTED_AND_PENDING_APPROVAL",
        "Approved" => "APPROVED",
        "Active" => "ACTIVE",
        "Closed (obligations met)" => "CLOSED_OBLIGATIONS_MET",
        "Closed (written off)" => "CLOSED_WRITTEN_OFF",
        "Overpaid" => "OVERPAID",
        _ => throw new UnsupportedStepException($"loan status {words}"),
    };

    private static void CheckStatus(ScenarioState state, string expected)
    {
        if (state.EndedAs is { } ended)
        {
            Same("status", expected, ended);
            return;
        }

        var status = expected switch
        {
            "SUBMITTED_AND_PENDING_APPROVAL" => ProgressiveStatus.Submitted,
            "APPROVED" => ProgressiveStatus.Approved,
            "ACTIVE" => ProgressiveStatus.Active,
            "CLOSED_OBLIGATIONS_MET" => ProgressiveStatus.ClosedObligationsMet,
            "CLOSED_WRITTEN_OFF" => ProgressiveStatus.ClosedWrittenOff,
            "OVERPAID" => ProgressiveStatus.Overpaid,
            _ => throw new UnsupportedStepException($"loan status {expected}"),
        };
        if (state.Loan.Status != status)
        {
            throw new DifferenceException($"status: expected {status}, got {state.Loan.Status}");
        }
    }

    internal static void Same(string what, decimal expected, decimal actual)
    {
        if (expected != actual)
        {
            throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected}, got {actual}"));
        }
    }

    internal static void Same(string what, string expected, string actual)
    {
        if (expected != actual)
        {
            throw new DifferenceException($"{what}: expected {expected}, got {actual}");
        }
    }

    internal static void Same(string what, DateOnly? expected, DateOnly? actual)
    {
        if (expected != actual)
        {
            throw new DifferenceException($"{what}: expected {TableComparison.Text(expected) ?? "nothing"}, got {TableComparison.Text(actual) ?? "nothing"}");
        }
    }
}
