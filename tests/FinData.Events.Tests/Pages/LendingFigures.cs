using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FinData.Lending;

namespace FinData.Events.Tests.Pages;

/// <summary>What the engine makes of an example: the block as the page should show it.</summary>
internal static partial class LendingFigures
{
    private const string Opening = "2020-01-01";

    internal static List<string> Of(LendingExample example) => example.Kind switch
    {
        "schedule" => ScheduleOf(example),
        "balances" => BalancesOf(example),
        "dues" => DuesOf(example),
        "plan" => PlanOf(example),
        "journal" => JournalOf(example),
        "statement" => StatementOf(example),
        "days" => DaysOf(example),
        "conversion" => ConversionsOf(example),
        _ => throw new ArgumentException($"'{example.Kind}' is no kind of example.", nameof(example)),
    };

    private static List<string> ScheduleOf(LendingExample example)
    {
        var terms = (LoanTerms)((Opening)Decode("""{"type": "opened"}""", example.Terms, Opening, 0).Event.Detail!).Terms;
        var schedule = example.Argument.Split(' ') is ["disbursed", var date] ? Schedule.Resolve(terms, Date(date)) : Schedule.Resolve(terms);
        string[] header = ["#", "due", "principal", "interest", "total", "left"];
        return Table([header, .. schedule.Installments.Select(static installment => (string[])
        [
            installment.Number.ToString(CultureInfo.InvariantCulture), Text(installment.DueDate), Text(installment.Principal), Text(installment.Interest),
            Text(installment.Total), Text(installment.ClosingPrincipal),
        ])]);
    }

    // The header names the columns: members of a position. The rows say on which dates.
    private static List<string> BalancesOf(LendingExample example)
    {
        var entries = EntriesOf(example);
        var columns = Columns().Split(example.Lines[0].Trim());
        return Table([columns, .. example.Lines.Skip(1).Select(line =>
        {
            var date = line.Trim().Split(' ')[0];
            var position = History.Fold(entries, asOf: Date(date)).Contract.Position;
            return (string[])[date, .. columns.Skip(1).Select(column => Text(typeof(Position).GetProperty(column)!.GetValue(position)!))];
        })]);
    }

    private static List<HistoryEntry> EntriesOf(LendingExample example)
    {
        var entries = example.Events.Select((json, offset) => EntryOf(Decode(json, example.Terms, Opening, offset), offset)).ToList();
        Assert.All(History.Fold(entries).Outcomes, static outcome => Assert.Equal(Outcome.Applied, outcome));
        return entries;
    }

    // As an account's journal explains its interest.
    private static List<string> DaysOf(LendingExample example) => Table([Columns().Split(example.Lines[0].Trim()), .. example.Lines.Skip(1).Select(static line =>
    {
        var cells = Columns().Split(line.Trim());
        var terms = $$"""{"kind": "account", "creditRate": "0.1", "dayCount": "{{cells[0]}}"}""";
        var journal = new Explanations();
        HistoryEntry[] entries =
        [
            EntryOf(Decode("""{"type": "opened"}""", terms, cells[1], 0), 0),
            EntryOf(Decode("""{"type": "credited", "amount": "1000.00"}""", terms, cells[1], 1), 1),
        ];
        History.Fold(entries, asOf: Date(cells[2]), sink: journal);
        return (string[])[cells[0], cells[1], cells[2], journal.Last is { } how ? FormattableString.Invariant($"{how.Days} / {how.Basis}") : "none"];
    })]);

    private static List<string> ConversionsOf(LendingExample example) => Table([Columns().Split(example.Lines[0].Trim()), .. example.Lines.Skip(1).Select(static line =>
    {
        var cells = Columns().Split(line.Trim());
        var rate = Rate.Of(decimal.Parse(cells[0], CultureInfo.InvariantCulture), Enum.Parse<RateForm>(cells[1], ignoreCase: true));
        var converted = rate.To(Enum.Parse<RateForm>(cells[2], ignoreCase: true));
        return (string[])[cells[0], cells[1], cells[2], converted.Value.ToString("0.##########", CultureInfo.InvariantCulture)];
    })]);

    // Examples leave out what is the same in all of them.
    private static DecodedEvent Decode(string json, string terms, string date, int offset)
    {
        var happened = JsonNode.Parse(json)!.AsObject();
        happened["eventId"] = FormattableString.Invariant($"e-{offset}");
        happened["contractId"] = "c-1";
        happened["occurredAt"] = "2020-01-01T00:00:00Z";
        happened["source"] = "page";
        happened["effectiveDate"] ??= date;
        if (happened["type"]!.GetValue<string>() == "opened")
        {
            var agreed = JsonNode.Parse(terms)!.AsObject();
            agreed["product"] ??= "example";
            agreed["currency"] ??= "BRL";
            happened["clientId"] = "client-1";
            happened["terms"] = agreed;
        }
        else if (happened["amount"] is not null)
        {
            happened["currency"] ??= "BRL";
        }

        Assert.Equal(Rejection.None, JsonEventCodec.TryDecode(Samples.Utf8(happened.ToJsonString()), out var decoded));
        return decoded;
    }

    private static HistoryEntry EntryOf(DecodedEvent decoded, int offset) => new(FormattableString.Invariant($"e-{offset}"), decoded.Event.At(offset), default);

    private static List<string> Table(List<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.ConvertAll(row => string.Join("  ", row.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());

        // Figures stand right, all else left.
        bool IsText(int column) => rows.Skip(1).Any(row => !decimal.TryParse(row[column], CultureInfo.InvariantCulture, out _)) && rows[0][column] != "#";
    }

    private static string Text(object value) => value switch
    {
        decimal amount => amount.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    [GeneratedRegex("  +")]
    private static partial Regex Columns();

    private sealed class Explanations : IJournalSink
    {
        internal AccrualExplanation? Last { get; private set; }

        public void Post(in JournalLine line) => Last = line.Explanation ?? Last;
    }
}
