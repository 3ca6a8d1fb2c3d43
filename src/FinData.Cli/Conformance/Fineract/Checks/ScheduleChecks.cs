using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>The repayment schedule, its total row, and the tranches.</summary>
internal static class ScheduleChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan Repayment schedule has {int} periods, with the following data for periods:", Periods),
        new("Loan Repayment schedule has the following data in Total row:", Total),
        new("Loan Tranche Details tab has the following data:", TrancheRows),
        new("Loan's all installments have obligations met", static (state, _) => AllPaid(state)),
        new("Loan is closed with zero outstanding balance and it's all installments have obligations met", static (state, _) =>
        {
            AllPaid(state);
            if (state.Loan.Totals.Outstanding.Total != 0m || state.Loan.Status != ProgressiveStatus.ClosedObligationsMet)
            {
                throw new DifferenceException($"closed: expected with nothing outstanding, got {state.Loan.Status} with {state.Loan.Totals.Outstanding.Total}");
            }
        }),
    ];

    private static void Periods(ScenarioState state, StepArguments step) => RequirePeriods(step, state.Loan.Installments, isPreview: false);

    public static void RequirePeriods(StepArguments step, IReadOnlyList<ProgressiveInstallment> installments, bool isPreview)
    {
        var count = installments.Count(static installment => !installment.IsDisbursement);
        if (count != step.Number(0))
        {
            throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"periods: expected {step.Number(0)}, got {count}"));
        }

        RequireRows(step, installments, ["Nr", "Date"], (installment, column) => installment.IsDisbursement
            ? isPreview && column is "Principal due" or "Interest" or "Penalties" ? "0.0" : DisbursementCell(installment, column)
            : Cell(installment, column));
    }

    // The foreign system shows a disbursement as a period without number, with its amount as balance. Before the money has gone
    // out the line is a preview, which says what is outstanding instead of what is paid.
    private static string? DisbursementCell(ProgressiveInstallment line, string column) => column switch
    {
        "Date" => Text(line.Due),
        "Balance of loan" => Text(line.Balance),
        "Fees" => Text(line.Dues.Fees),
        "Due" => Text(line.Dues.Total),
        "Paid" => line.IsExpected ? null : Text(line.Paid.Total),
        "Outstanding" => line.IsExpected ? Text(line.Outstanding.Total) : null,
        "Nr" or "Days" or "Paid date" or "Principal due" or "Interest" or "Penalties" or "In advance" or "Late" or "Waived" => null,
        _ => throw new UnsupportedStepException($"column {column} of the schedule"),
    };

    private static string? Cell(ProgressiveInstallment installment, string column) => column switch
    {
        "Nr" => installment.Number.ToString(CultureInfo.InvariantCulture),
        "Days" => installment.Days.ToString(CultureInfo.InvariantCulture),
        "Date" => Text(installment.Due),
        "Paid date" => Text(installment.PaidOn),
        "Balance of loan" => Text(installment.Balance),
        "Principal due" => Text(installment.Dues.Principal),
        "Interest" => Text(installment.Dues.Interest),
        "Fees" => Text(installment.Dues.Fees),
        "Penalties" => Text(installment.Dues.Penalties),
        "Due" => Text(installment.Dues.Total),
        "Paid" => Text(installment.Paid.Total),
        "In advance" => Text(installment.PaidInAdvance),
        "Late" => Text(installment.PaidLate),
        "Waived" => Text(installment.Waived.Total),
        "Outstanding" => Text(installment.Outstanding.Total),
        _ => throw new UnsupportedStepException($"column {column} of the schedule"),
    };

    private static void Total(ScenarioState state, StepArguments step) => RequireTotal(step, state.Loan.Installments);

    public static void RequireTotal(StepArguments step, IReadOnlyList<ProgressiveInstallment> lines)
    {
        RequireRow(step, [lines], [], static (all, column) => Text(column switch
        {
            "Principal due" => all.Sum(static line => line.Dues.Principal),
            "Interest" => all.Sum(static line => line.Dues.Interest),
            "Fees" => all.Sum(static line => line.Dues.Fees),
            "Penalties" => all.Sum(static line => line.Dues.Penalties),
            "Due" => all.Sum(static line => line.Dues.Total),
            "Paid" => all.Sum(static line => line.Paid.Total),
            "In advance" => all.Sum(static line => line.PaidInAdvance),
            "Late" => all.Sum(static line => line.PaidLate),
            "Waived" => all.Sum(static line => line.Waived.Total),
            "Outstanding" => all.Sum(static line => line.Outstanding.Total),
            _ => throw new UnsupportedStepException($"column {column} of the total row"),
        }));
    }

    private static void TrancheRows(ScenarioState state, StepArguments step)
    {
        var tranches = state.Loan.Tranches;
        if (step.Step.Table.Length - 1 != tranches.Length)
        {
            throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"tranches: expected {step.Step.Table.Length - 1}, got {tranches.Length}"));
        }

        RequireRows(step, tranches, ["Expected Disbursement On"], (tranche, column) => column switch
        {
            "Expected Disbursement On" => Text(tranche.Expected),
            "Disbursed On" => Text(tranche.Disbursed),
            "Principal" => Text(tranche.Principal),
            "Net Disbursal Amount" => tranche.Expected is { } date && state.NetDisbursals.TryGetValue(date, out var net) ? Text(net) : null,
            _ => throw new UnsupportedStepException($"column {column} of the tranches"),
        });
    }

    private static void AllPaid(ScenarioState state)
    {
        if (state.Loan.Installments.FirstOrDefault(static installment => !installment.IsDisbursement && !installment.IsPaid) is { } open)
        {
            throw new DifferenceException(string.Create(CultureInfo.InvariantCulture, $"obligations met: installment {open.Number} of {open.Due:d MMMM yyyy} is open"));
        }
    }
}
