using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Cli.Conformance.Fineract.Steps;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>The list of charges.</summary>
internal static class ChargeChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan Charges tab has the following data:", static (state, step) => RequireRows(step, state.Loan.Charges, ["Name", "Due as of"], Cell)),
        new("Loan Charges tab has a given charge with the following data:", static (state, step) => RequireRow(step, state.Loan.Charges, ["Name", "Due as of"], Cell)),
        new("Loan details and LoanTransactionMakeRepaymentPostBusinessEvent has the following data in loanChargePaidByList section:", CheckPaidBy),
    ];

    // The last repayment's, charge by charge in the order in which they were added.
    private static void CheckPaidBy(ScenarioState state, StepArguments step)
    {
        var repayment = state.Loan.Transactions.LastOrDefault(static transaction => transaction.Type == ProgressiveTransactionType.Repayment)
            ?? throw new DifferenceException("there is no repayment");
        var names = state.Loan.Charges.ToDictionary(static charge => charge.Id, static charge => charge.Charge.Name);
        var paid = state.Loan.ChargesPaidBy(repayment.Id);
        AmountChecks.Same("charges paid", step.Step.Table.Length - 1, paid.Length);
        RequireRows(step, paid, ["name"], (charge, column) => column switch
        {
            "amount" => Text(charge.Amount),
            "name" => names[charge.ChargeId],
            _ => throw new UnsupportedStepException($"column {column} of the charges paid"),
        });
    }

    private static string? Cell(ProgressiveChargeView charge, string column) => column switch
    {
        "Name" => charge.Charge.Name,
        "isPenalty" => Text(charge.Charge.IsPenalty),
        "Payment due at" => ChargeTypes.Time(charge.Charge.Time),
        "Due as of" => Text(charge.DueDate),
        "Calculation type" => ChargeTypes.Calculation(charge.Charge.Calculation),
        "Due" => Text(charge.Due),
        "Paid" => Text(charge.Paid),
        "Waived" => Text(charge.Waived),
        "Outstanding" => Text(charge.Outstanding),
        _ => throw new UnsupportedStepException($"column {column} of the charges"),
    };
}
