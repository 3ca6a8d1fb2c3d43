using FinData.Cli.Conformance.Fineract.Scenarios;
using static FinData.Cli.Conformance.Fineract.Checks.TableComparison;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>Changes of the terms that the foreign system notes with a loan. Only pauses of interest are compared.</summary>
internal static class VariationChecks
{
    public static IEnumerable<StepPattern> All() =>
    [
        new("Loan term variations has {int} variation, with the following data:", static (state, step) =>
        {
            if (step.Step.Table.Skip(1).Any(static row => row[0].Trim() != "11"))
            {
                throw new UnsupportedStepException("variations that are no pauses of interest");
            }

            var pauses = state.Loan.InterestPauses;
            RequireRows(step, pauses, ["Applicable From"], static (pause, column) => column switch
            {
                "Term Type Id" => "11",
                "Term Type Code" => "loanTermType.interestPause",
                "Term Type Value" => "interestPause",
                "Applicable From" => Text(pause.From),
                "Date Value" => Text(pause.To),
                "Decimal Value" => "0.0",
                "Is Specific To Installment" => Text(false),
                "Is Processed" => null,
                _ => throw new UnsupportedStepException($"column {column} of the variations"),
            });
            if (pauses.Length != step.Number(0))
            {
                throw new DifferenceException($"pauses of interest: expected {step.Text(0)}, got {Text((decimal)pauses.Length)}");
            }
        }),
    ];
}
