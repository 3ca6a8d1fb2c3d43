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
    ];

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
