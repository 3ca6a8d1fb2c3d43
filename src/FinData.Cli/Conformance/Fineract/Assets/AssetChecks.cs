using System.Collections.Immutable;
using System.Globalization;
using FinData.Cli.Conformance.Fineract.Checks;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Assets;

/// <summary>The history of a loan's owners, and whose its journal lines are.</summary>
internal static class AssetChecks
{
    private const string Fetched = "Fetching Asset externalization details by";

    public static IEnumerable<StepPattern> All() =>
    [
        .. ((string[])["loan id", "loan external id"]).Select(static by => new StepPattern(
            $"{Fetched} {by} gives numberOfElements: {{int}} with correct ownerExternalId and the following data:",
            static (state, step) => CheckRows(state, step, [.. state.Assets.Transfers]))),
        new($"{Fetched} transfer external id gives numberOfElements: {{int}} with correct ownerExternalId and the following data:",
            static (state, step) => CheckRows(state, step, [.. state.Assets.Transfers.Where(transfer => transfer.Id == state.AssetRequests.SaleId)])),
        new($"{Fetched} loan id gives numberOfElements: {{int}} with correct ownerExternalId, ignore transactionExternalId and contain the following data:",
            static (state, step) => CheckRows(state, step, [.. state.Assets.Transfers], isByOwnerOnly: true)),
        new("Asset externalization response has the correct Loan ID, transferExternalId",
            static (state, _) => Require(state.AssetRequests.LastId is { } id && (state.AssetRequests.UserId("") ?? id) == id, "the transfer of the answer is another one")),
        new("Asset externalization response {string} has the correct Loan ID, transferExternalId",
            static (state, _) => Require(state.AssetRequests.LastId is not null, "there was no answer")),
        new("Asset externalization details has the generated transferExternalId",
            static (state, _) => Require(state.Assets.Transfers.All(transfer => transfer.Id == state.AssetRequests.LastId), "a transfer has another id than the one of the answer")),
        new("The latest asset externalization transaction with {string} status has the following TRANSFER Journal entries:", static (state, step) =>
        {
            var last = state.Assets.Transfers.LastOrDefault(transfer => Word(transfer.Status) == step.Text(0)) ?? throw new DifferenceException($"there is no transfer with status {step.Text(0)}");
            CheckLines(step, state.Assets.Journal.Of(last));
        }),
        new("The asset external owner has the following OWNER Journal entries:",
            static (state, step) => CheckLines(step, state.Assets.Journal.Of(state.AssetRequests.Owner ?? throw new UnsupportedStepException("an owner before any sale")))),
        new("LoanOwnershipTransferBusinessEvent with transfer status: {string} and transfer status reason {string} is created", static (state, step) =>
        {
            var last = state.Assets.Transfers.LastOrDefault();
            Require(last is { Reason: { } reason } && Word(last.Status) == step.Text(0) && Word(reason) == step.Text(1), $"the last transfer: expected {step.Text(0)}, {step.Text(1)}, got {Shown(last)}");
        }),
        new("LoanOwnershipTransferBusinessEvent with transfer type: {string} and transfer asset owner is created",
            static (state, step) => CheckPrevious(state, step.Text(0), isAfterIntermediary: false)),
        new("LoanOwnershipTransferBusinessEvent with transfer type: {string} and transfer asset owner based on intermediarySale is created",
            static (state, step) => CheckPrevious(state, step.Text(0), isAfterIntermediary: true)),
    ];

    public static string Word<T>(T value)
        where T : struct, Enum
        => string.Concat(value.ToString().Select(static (letter, i) => char.IsUpper(letter) && i > 0 ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));

    // By place, as the suite reads them: settlement, ratio, status, from, to; the sixth is a word that only says which owner a row is expected to have.
    private static void CheckRows(ScenarioState state, StepArguments step, List<AssetTransfer> actual, bool isByOwnerOnly = false)
    {
        Require(actual.Count == step.Number(0), string.Create(CultureInfo.InvariantCulture, $"transfers: expected {step.Number(0)}, got {actual.Count}, the last {Shown(actual.LastOrDefault())}"));
        foreach (var row in step.Step.Table.Skip(1).Select(static row => row.Select(static cell => cell.Trim()).ToImmutableArray()))
        {
            Func<AssetTransfer, bool> isOwned = isByOwnerOnly ? transfer => transfer.Owner == state.AssetRequests.Owner : OwnerOf(state, row[5], row[2]);
            var found = actual.Find(transfer => Shown(transfer) == string.Join(" ", row[2], row[0], row[1], row[3], row[4]) && isOwned(transfer) && Amounts(transfer).Zip(row.Skip(6)).All(static pair => pair.First == pair.Second));
            Require(found is not null, $"transfers: missing {string.Join(" ", row)}; got {string.Join("; ", actual.Select(static transfer => $"{Shown(transfer)} {transfer.Owner} from {transfer.PreviousOwner ?? "the lender"} {string.Join(" ", Amounts(transfer))}".TrimEnd()))}");
        }
    }

    // Which owner, previous owner and transfer the suite expects in a row, by the type that the row names and its status.
    private static Func<AssetTransfer, bool> OwnerOf(ScenarioState state, string type, string status)
    {
        var asset = state.AssetRequests;
        var isBuyback = type.Equals("BUYBACK", StringComparison.OrdinalIgnoreCase) && status is "BUYBACK" or "BUYBACK_INTERMEDIATE";
        var (owner, previous, id) = (asset.PreviousOwner, type.ToUpperInvariant(), status) switch
        {
            _ when isBuyback && (asset.PreviousOwner is not null || status == "BUYBACK") => (asset.Owner, asset.Owner, asset.BuybackId),
            (null, _, _) => (asset.Owner, null, asset.SaleId),
            (_, "SALE", "ACTIVE" or "PENDING") => (asset.Owner, asset.PreviousOwner, asset.SaleId),
            (_, "SALE", "DECLINED" or "CANCELLED") => (asset.Owner, null, asset.SaleId),
            _ => (asset.PreviousOwner, null, asset.IntermediarySaleId),
        };
        return transfer => transfer.Owner == owner && transfer.PreviousOwner == previous && transfer.Id == id;
    }

    private static void CheckPrevious(ScenarioState state, string type, bool isAfterIntermediary)
    {
        var id = type.ToUpperInvariant() switch
        {
            "BUYBACK" => state.AssetRequests.BuybackId,
            "SALE" => state.AssetRequests.SaleId,
            "INTERMEDIARYSALE" => state.AssetRequests.IntermediarySaleId,
            _ => throw new UnsupportedStepException($"a transfer of type {type}"),
        };
        var last = state.Assets.Transfers.LastOrDefault(transfer => transfer.Id == id) ?? throw new DifferenceException($"there is no transfer of type {type}");
        var expected = type.ToUpperInvariant() switch
        {
            "SALE" or "BUYBACK" when isAfterIntermediary => state.AssetRequests.PreviousOwner,
            "BUYBACK" => last.Owner,
            _ => null,
        };
        Require(last.PreviousOwner == expected, $"owner before the {type}: expected {expected ?? "none"}, got {last.PreviousOwner ?? "none"}");
    }

    private static void CheckLines(StepArguments step, IReadOnlyList<JournalLine> actual)
    {
        var expected = step.Step.Table.Skip(1).Select(static row => string.Join(" ", row.Select(static cell => cell.Trim()))).ToList();
        var lines = actual.Select(static line => string.Create(
            CultureInfo.InvariantCulture, $"{line.Type} {line.Code} {line.Name} {(line.Debit != 0 ? "DEBIT" : "CREDIT")} {line.Debit + line.Credit:0.00}")).ToList();
        var missing = expected.Find(line => !lines.Contains(line));
        Require(missing is null, $"journal: missing {missing}; got {string.Join("; ", lines)}");
        Require(lines.Count == expected.Count, string.Create(CultureInfo.InvariantCulture, $"journal: expected {expected.Count} lines, got {lines.Count}: {string.Join("; ", lines)}"));
    }

    private static IEnumerable<string> Amounts(AssetTransfer transfer)
        => transfer.Outstanding is { } parts
            ? new[] { parts.Total, parts.Principal, parts.Interest, parts.Fees, parts.Penalties }.Select(static amount => amount.ToString("0.00", CultureInfo.InvariantCulture))
            : Enumerable.Repeat("", 5);

    private static string Shown(AssetTransfer? transfer)
        => transfer is null ? "none" : string.Create(CultureInfo.InvariantCulture, $"{Word(transfer.Status)} {transfer.Settlement:yyyy-MM-dd} {transfer.PriceRatio} {transfer.From:yyyy-MM-dd} {transfer.To:yyyy-MM-dd}");

    private static void Require(bool holds, string difference)
    {
        if (!holds)
        {
            throw new DifferenceException(difference);
        }
    }
}
