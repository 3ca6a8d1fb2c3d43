using FinData.Cli.Conformance.Fineract.Products;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>Loans sold to other owners and bought back.</summary>
internal static class AssetSteps
{
    private const string Asked = "Admin makes asset externalization request";

    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["Loan ID", "Loan external ID"]).SelectMany(static by => (IEnumerable<StepPattern>)
        [
            new StepPattern($"{Asked} by {by} with unique ownerExternalId, user-generated transferExternalId and the following data:",
                static (state, step) => Ask(state, step, state.AssetRequests.UserIdOrNew(""))),
            new StepPattern($"{Asked} by {by} with unique ownerExternalId, system-generated transferExternalId and the following data:",
                static (state, step) => Ask(state, step, state.AssetRequests.NewName("transfer"))),
        ]),
        new($"{Asked} for type {{string}} by Loan ID with unique ownerExternalId, user-generated transferExternalId and the following data:",
            static (state, step) => Ask(state, step, state.AssetRequests.UserIdOrNew(step.Text(0)))),
        new($"{Asked} for type {{string}} by Loan ID with unique ownerExternalId, force generated transferExternalId and without change test owner with following data:",
            static (state, step) => Ask(state, step, state.AssetRequests.UserIdOrNew(step.Text(0), isForced: true), isNewOwner: false)),
        new("Admin makes asset externalization BUYBACK request with ownerExternalId = null and settlement date {string} by Loan ID with system-generated transferExternalId",
            static (state, step) => Accept(step, BuyBack(state, step.Date(0), state.AssetRequests.NewName("transfer")))),
        new("Admin send {string} command to the transaction type {string}", static (state, step) => Accept(step, Cancel(state, step, state.AssetRequests.UserId(step.Text(1))))),
        new("Admin send {string} command to the transaction type {string} will throw error", static (state, step) => Refuse(step, null, Cancel(state, step, state.AssetRequests.UserId(step.Text(1))))),
        new("Admin send {string} command on {string} transaction", static (state, step) => Accept(step, Cancel(state, step, Remembered(state, step.Text(1))))),
        new("Admin send {string} command on {string} transaction it will throw an error", static (state, step) => Refuse(step, null, Cancel(state, step, Remembered(state, step.Text(1))))),
        new("BUYBACK transaction results a {int} error and proper error message when its settlementDate is earlier than the original settlementDate",
            static (state, step) => Refuse(step, AssetRefusal.SettlementTooEarly, state.Assets.BuyBack(state.Loan, state.AssetRequests.NewName("transfer"), Settlement(Cell(step, 1))))),
        new("Asset externalization transaction with the following data results a {int} error and {string} error message",
            static (state, step) => Refuse(step, Refusal(step.Text(1)), Request(state, step, state.AssetRequests.NewName("transfer"), isNewOwner: true))),
        new("Asset externalization SALES transaction with ownerExternalId = null and the following data results a {int} error and {string} error message",
            static (state, step) => Refuse(step, Refusal(step.Text(1)), Sell(state, null, state.AssetRequests.NewName("transfer"), Cell(step, 0), Cell(step, 1), isIntermediate: false))),
        new("Admin set external asset owner loan product attribute {string} value {string} for loan product {string}", SetAttribute),
    ];

    private static void Ask(ScenarioState state, StepArguments step, string id, bool isNewOwner = true)
    {
        Accept(step, Request(state, step, id, isNewOwner));
        state.AssetRequests.LastId = id;
    }

    private static AssetRefusal? Request(ScenarioState state, StepArguments step, string id, bool isNewOwner)
    {
        var type = Cell(step, 0);
        if (type == "buyback")
        {
            return BuyBack(state, Settlement(Cell(step, 1)), id);
        }

        if (type is not ("sale" or "intermediarySale"))
        {
            throw new UnsupportedStepException($"a transfer of type {type}");
        }

        var isIntermediate = type == "intermediarySale";
        var owner = isNewOwner ? state.AssetRequests.NewName("owner") : state.AssetRequests.Owner;
        if (Sell(state, owner, id, Cell(step, 1), Cell(step, 2), isIntermediate) is { } refusal)
        {
            return refusal;
        }

        // The suite takes the buyer before for the previous owner, and an intermediary for its own.
        if (isNewOwner && state.AssetRequests.Owner is { } before && !isIntermediate)
        {
            state.AssetRequests.PreviousOwner = before;
        }

        state.AssetRequests.Owner = owner;
        state.AssetRequests.SaleId = id;
        if (isIntermediate)
        {
            state.AssetRequests.PreviousOwner = owner;
            state.AssetRequests.IntermediarySaleId = id;
        }

        return null;
    }

    private static AssetRefusal? Sell(ScenarioState state, string? owner, string id, string? settlement, string? ratio, bool isIntermediate)
        => state.Assets.Sell(state.Loan, owner, id, Settlement(settlement), ratio, state.AssetRequests.Delayed.Contains(state.Product), isIntermediate, state.IsOfSuiteInParts);

    private static AssetRefusal? BuyBack(ScenarioState state, DateOnly? settlement, string id)
    {
        var refusal = state.Assets.BuyBack(state.Loan, id, settlement);
        if (refusal is null)
        {
            (state.AssetRequests.BuybackId, state.AssetRequests.LastId) = (id, id);
        }

        return refusal;
    }

    private static AssetRefusal? Cancel(ScenarioState state, StepArguments step, string? id)
    {
        if (step.Text(0) != "cancel")
        {
            throw new UnsupportedStepException($"command {step.Text(0)} of a transfer");
        }

        return state.Assets.Cancel(state.Loan, id ?? throw new UnsupportedStepException("a transfer that was not asked for"));
    }

    private static string? Remembered(ScenarioState state, string type) => type == "BUYBACK" ? state.AssetRequests.BuybackId : state.AssetRequests.SaleId;

    private static void Accept(StepArguments step, AssetRefusal? refusal)
    {
        if (refusal is { } why)
        {
            throw new DifferenceException($"'{step.Step.Text}' was refused: {why}");
        }
    }

    private static void Refuse(StepArguments step, AssetRefusal? expected, AssetRefusal? refusal)
    {
        if (refusal is null)
        {
            throw new DifferenceException($"'{step.Step.Text}' was accepted");
        }

        if (expected is not null && refusal != expected)
        {
            throw new DifferenceException($"'{step.Step.Text}': expected {expected}, got {refusal}");
        }
    }

    private static AssetRefusal Refusal(string name) => name switch
    {
        "INVALID_REQUEST" => AssetRefusal.InvalidRequest,
        "ASSET_OWNED_CANNOT_BE_SOLD" => AssetRefusal.AlreadyOwned,
        "ASSET_NOT_OWNED_CANNOT_BE_BOUGHT" => AssetRefusal.NotOwned,
        "BUYBACK_ALREADY_IN_PROGRESS_CANNOT_BE_BOUGHT" => AssetRefusal.BuybackInProgress,
        "ALREADY_PENDING" => AssetRefusal.AlreadyPending,
        "ALREADY_IN_PROGRESS" => AssetRefusal.InProgress,
        "SETTLEMENT_DATE_IN_THE_PAST" => AssetRefusal.SettlementInThePast,
        _ when name.StartsWith("LOAN_", StringComparison.Ordinal) => AssetRefusal.LoanStatus,
        _ => throw new UnsupportedStepException($"refusal {name} of a transfer"),
    };

    private static void SetAttribute(ScenarioState state, StepArguments step)
    {
        var (key, value, product) = (step.Text(0), step.Text(1), step.Text(2));
        if (key != "SETTLEMENT_MODEL" || value is not ("DELAYED_SETTLEMENT" or "DEFAULT_SETTLEMENT"))
        {
            throw new UnsupportedStepException($"attribute {key} {value} of a product");
        }

        _ = ProductCatalog.Find(product);
        _ = value == "DELAYED_SETTLEMENT" ? state.AssetRequests.Delayed.Add(product) : state.AssetRequests.Delayed.Remove(product);
    }

    private static DateOnly? Settlement(string? text) => text is null ? null : StepArguments.ReadDate(text);

    private static string? Cell(StepArguments step, int column)
        => step.Step.Table.Length < 2 ? throw new UnsupportedStepException($"table expected: {step.Step.Text}")
            : column < step.Step.Table[1].Length && step.Step.Table[1][column].Trim() is { Length: > 0 } text ? text
            : null;
}
