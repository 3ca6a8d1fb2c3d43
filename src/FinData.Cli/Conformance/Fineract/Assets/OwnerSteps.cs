using System.Globalization;
using FinData.Cli.Conformance.Fineract.Checks;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>Owners that are made known by themselves, and journal entries by hand that name one.</summary>
internal static class OwnerSteps
{
    /// <summary>The foreign system keeps track of owners also where a loan is no longer active. The suite turns it off only where there is no loan.</summary>
    public const string NonActiveLoans = "asset-externalization-of-non-active-loans";

    public static IEnumerable<StepPattern> All() =>
    [
        new("Admin creates a new external asset owner with a unique ownerExternalId", static (state, _) => state.AssetRequests.Register(state.AssetRequests.NewName("owner"))),
        new("External asset owner creation response has a non-null resourceId", static (state, _) => RequireKnown(state)),
        new("External asset owner list contains the created owner", static (state, _) => RequireKnown(state)),
        new("Admin retrieves all external asset owners successfully", static (_, _) => { }),
        .. ((string[])["with null ownerExternalId", "with empty JSON body"]).Select(static what => new StepPattern(
            $"Admin tries to create an external asset owner {what} then it should fail with {{int}} status code", static (state, step) => RequireRefused(step, state.AssetRequests.Register(null)))),
        new("Admin tries to create an external asset owner with a duplicate ownerExternalId then it should fail with {int} status code",
            static (state, step) => RequireRefused(step, state.AssetRequests.Register(state.AssetRequests.LastKnown))),

        new("Admin creates manual Journal entry with {string} amount and {string} date and unique External Asset Owner",
            static (state, step) => state.AssetRequests.Manual = (step.Amount(0), state.AssetRequests.NewName("owner"))),
        new("Admin creates manual Journal entry with {string} amount and {string} date and without External Asset Owner",
            static (state, step) => state.AssetRequests.Manual = (step.Amount(0), null)),
        new("Verify manual Journal entry with External Asset Owner {string} and with the following Journal entries:", CheckManual),
    ];

    // The suite enters what is lent out against what it was paid from. "true" says that owners are kept at all, not that this entry has one.
    private static void CheckManual(ScenarioState state, StepArguments step)
    {
        var (amount, owner) = state.AssetRequests.Manual ?? throw new UnsupportedStepException("a journal entry by hand that was not made");
        if (step.Text(0) == "false" && owner is not null)
        {
            throw new DifferenceException($"owner of the entry: expected none, got {owner}");
        }

        JournalLine[] lines = [ChartOfAccounts.Loans.ToDebit(amount), ChartOfAccounts.Clearing.ToCredit(amount)];
        TableComparison.RequireRows(step, lines, ["Account code"], static (line, column) => column switch
        {
            "Type" => line.Type,
            "Account code" => line.Code,
            "Account name" => line.Name,
            "Debit" => line.Debit == 0 ? null : TableComparison.Text(line.Debit),
            "Credit" => line.Credit == 0 ? null : TableComparison.Text(line.Credit),
            "Manual Entry" => "true",
            _ => throw new UnsupportedStepException($"column {column} of a journal entry"),
        });
        AmountChecks.Same("lines of the entry", lines.Length.ToString(CultureInfo.InvariantCulture), (step.Step.Table.Length - 1).ToString(CultureInfo.InvariantCulture));
    }

    private static void RequireKnown(ScenarioState state)
    {
        if (state.AssetRequests.LastKnown is null)
        {
            throw new DifferenceException("no owner was made known");
        }
    }

    private static void RequireRefused(StepArguments step, bool isAccepted)
    {
        if (isAccepted)
        {
            throw new DifferenceException($"'{step.Step.Text}' was accepted");
        }
    }
}
