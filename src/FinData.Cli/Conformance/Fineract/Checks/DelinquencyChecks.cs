using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;
using FinData.Lending.Progressive;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>Delinquency of the loan and of its installments.</summary>
internal static class DelinquencyChecks
{
    // The foreign suite's ranges, by the last day before each starts.
    private static readonly string[] Ranges =
    [
        "NO_DELINQUENCY", "RANGE_1", "RANGE_3", "RANGE_30", "RANGE_60", "RANGE_90", "RANGE_120", "RANGE_150", "RANGE_180", "RANGE_240",
    ];

    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin checks that delinquency range is: {string} and has delinquentDate {string}", static (state, step) =>
        {
            RequireRange(state, step.Text(0));

            // The date is the one of the foreign system's event; there is none before a loan runs, and none that counts when it leaves all ranges.
            if (step.Text(1).Length > 0 && state.Loan.Status == ProgressiveStatus.Active)
            {
                Require("delinquent since", step.Text(1), state.Loan.Delinquency.DelinquentSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }),
        new("LoanAccountDelinquencyRangeDataV1 has delinquencyRange field with value {string}", static (state, step) => RequireRange(state, step.Text(0))),
        new("Admin checks that {string}th delinquency range is: {string} and added on: {string} and has delinquentDate {string}", static (state, step) =>
        {
            var history = state.Loan.DelinquencyHistory;
            var nth = (int)step.Amount(0);
            Require("delinquency range", step.Text(1), nth >= 1 && nth <= history.Length ? Ranges[history[nth - 1].Range] : Ranges[0]);
            Require("added on", step.Text(2), nth >= 1 && nth <= history.Length ? Text(history[nth - 1].CameOn) : null);
        }),
        new("Loan delinquency history has the following details:", History),
        new("Loan has the following LOAN level delinquency data:", LoanLevel),
        new("Loan has the following INSTALLMENT level delinquency data:", InstallmentLevel),
        new("INSTALLMENT level delinquency is null", static (state, _) =>
        {
            var ranges = state.Loan.Delinquency.ByRange;
            Require("ranges of installments", "none", ranges.IsEmpty ? "none" : string.Join(", ", ranges.Select(static range => Ranges[range.Range])));
        }),
        new("Delinquency-actions have the following data:", static (state, step) => RequireOrder(step, [
            .. state.Loan.DelinquencyActions.Select(static action => (string?[])[action.IsPause ? "PAUSE" : "RESUME", Text(action.From), Text(action.To)]),
        ])),
        new("Loan Delinquency pause periods has the following data:", static (state, step) => RequireOrder(step, [
            .. state.Loan.DelinquencyPauses.Select(pause => (string?[])[Text(pause.Contains(state.BusinessDate)), Text(pause.From), Text(pause.To)]),
        ])),
    ];

    private static void LoanLevel(ScenarioState state, StepArguments step)
    {
        var delinquency = state.Loan.Delinquency;
        string?[] row =
        [
            Ranges[delinquency.Range], Text(delinquency.Amount), Text(delinquency.DelinquentSince) ?? "null", Text(delinquency.PastDueSince) ?? "null",
            delinquency.DelinquentDays.ToString(CultureInfo.InvariantCulture), delinquency.PastDueDays.ToString(CultureInfo.InvariantCulture),
        ];

        // One column, the date of what is past due, is left out by most scenarios.
        RequireOrder(step, [step.Step.Table[0].Length == row.Length ? row : [.. row[..3], .. row[4..]]]);
    }

    // The foreign suite asks that each range that the loan was in stands at its place; rows of the table beyond them are not looked at.
    private static void History(ScenarioState state, StepArguments step)
    {
        var history = state.Loan.DelinquencyHistory;
        for (var i = 0; i < history.Length; i++)
        {
            var expected = i + 1 < step.Step.Table.Length ? step.Step.Table[i + 1] : ["none", "", ""];
            Require("delinquency range", expected[0], Ranges[history[i].Range]);
            Require("added on", expected[1], Text(history[i].CameOn));
            Require("lifted on", expected[2], Text(history[i].LeftOn));
        }
    }

    private static void InstallmentLevel(ScenarioState state, StepArguments step) => RequireOrder(step, [
        .. state.Loan.Delinquency.ByRange.Select(static range => (string?[])[range.Range.ToString(CultureInfo.InvariantCulture), Ranges[range.Range], Text(range.Amount)]),
    ]);

    private static void RequireRange(ScenarioState state, string expected) => Require("delinquency range", expected, Ranges[state.Loan.Delinquency.Range]);

    // These tables are compared by place, and in order.
    private static void RequireOrder(StepArguments step, List<string?[]> actual)
    {
        var table = step.Step.Table;
        Require("rows", (table.Length - 1).ToString(CultureInfo.InvariantCulture), actual.Count.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < actual.Count; i++)
        {
            for (var column = 0; column < table[i + 1].Length; column++)
            {
                Require($"row {(i + 1).ToString(CultureInfo.InvariantCulture)}, {table[0][column].Trim()}", table[i + 1][column], column < actual[i].Length ? actual[i][column] : null);
            }
        }
    }

    private static void Require(string what, string expected, string? actual)
    {
        if (!IsSame(expected, actual))
        {
            throw new DifferenceException($"{what}: expected {expected.Trim()}, got {actual ?? "nothing"}");
        }
    }
}
