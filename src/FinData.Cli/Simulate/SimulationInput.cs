using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FinData.Events;
using FinData.Lending;

namespace FinData.Cli.Simulate;

/// <summary>Reads terms and events of one contract from files. What an envelope needs only for the log (ids, source, instant) may be left out.</summary>
internal sealed class SimulationInput
{
    public const string ContractId = "simulated";

    private readonly List<HistoryEntry> history = [];
    private string currency = "EUR";

    /// <summary>In the order of the files; offsets count from 0.</summary>
    public IReadOnlyList<HistoryEntry> History => history;

    public List<FileFault> Faults { get; } = [];

    /// <summary>What was assumed because no file says it.</summary>
    public List<string> Notes { get; } = [];

    public static SimulationInput Read(string termsFile, string? eventsFile, DateOnly? opened)
    {
        var input = new SimulationInput();
        var events = eventsFile is null ? [] : input.ReadEvents(eventsFile);
        input.ReadTerms(termsFile, events, opened);
        foreach (var (line, record) in events)
        {
            input.AddEvent(eventsFile!, line, record);
        }

        return input;
    }

    private void ReadTerms(string file, List<(long Line, JsonObject Record)> events, DateOnly? opened)
    {
        var bytes = File.ReadAllBytes(file);
        JsonObject terms;
        FieldLines lines;
        try
        {
            lines = FieldLines.Of(bytes);
            terms = JsonNode.Parse(bytes)?.AsObject().DeepClone().AsObject() ?? throw new InvalidOperationException();
        }
        catch (JsonException bad)
        {
            Faults.Add(new FileFault(file, (bad.LineNumber ?? 0) + 1, null, "this is not JSON"));
            return;
        }
        catch (Exception bad) when (bad is InvalidOperationException or ArgumentException)
        {
            Faults.Add(new FileFault(file, 1, null, "terms are one JSON object, with no field twice"));
            return;
        }

        currency = (string?)Field(terms, "currency") ?? currency;
        if ((opened ?? FirstDateOf(events) ?? PeriodBefore(terms)) is not { } date)
        {
            Faults.Add(new FileFault(file, 1, null, "nothing says when the contract is opened: give --opened DATE, or events"));
            return;
        }

        AddOpening(file, terms, lines, date);
        if (history is [{ Event.Detail: Opening { Terms: LoanTerms loan } }] && !events.Exists(static e => (string?)Field(e.Record, "type") == "disbursed"))
        {
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"No event disburses the loan: {loan.Principal} is taken as disbursed on {date:yyyy-MM-dd}."));
            Add("disbursed", new ContractEvent(EventKind.Disbursed, date, history.Count, loan.Currency, loan.Principal));
        }
    }

    private void AddOpening(string file, JsonObject terms, FieldLines lines, DateOnly date)
    {
        var record = new JsonObject { ["type"] = "opened", ["clientId"] = "simulated", ["effectiveDate"] = Iso(date), ["terms"] = terms };
        Complete(record, "opened");
        foreach (var (field, reason) in RecordFaults.Of(record))
        {
            var name = field is not null && field.StartsWith("terms.", StringComparison.Ordinal) ? field["terms.".Length..] : field;
            Faults.Add(new FileFault(file, lines.LineOf(name ?? ""), name, Said(reason)));
        }

        if (Faults.Exists(fault => fault.File == file) || Decode(record) is not { } happened)
        {
            return;
        }

        foreach (var error in TermsErrors.Of(happened) ?? [])
        {
            Faults.Add(new FileFault(file, lines.LineOf(error.Field), error.Field, error.Message));
        }

        Add("opened", happened.At(0));
    }

    private List<(long Line, JsonObject Record)> ReadEvents(string file)
    {
        var records = new List<(long, JsonObject)>();
        foreach (var (index, text) in File.ReadLines(file).Index())
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            try
            {
                records.Add((index + 1, JsonNode.Parse(text)!.AsObject().DeepClone().AsObject()));
            }
            catch (Exception bad) when (bad is JsonException or InvalidOperationException or ArgumentException or NullReferenceException)
            {
                Faults.Add(new FileFault(file, index + 1, null, "an event is one JSON object on one line, with no field twice"));
            }
        }

        return records;
    }

    private void AddEvent(string file, long line, JsonObject record)
    {
        Complete(record, FormattableString.Invariant($"line-{line}"));
        var faults = RecordFaults.Of(record);
        Faults.AddRange(faults.Select(fault => new FileFault(file, line, fault.Field, Said(fault.Reason))));
        if (faults.Count == 0 && Decode(record) is { } happened)
        {
            Add((string)record["eventId"]!, happened.At(history.Count));
        }
    }

    private void Add(string eventId, in ContractEvent happened)
    {
        var content = new System.Buffers.ArrayBufferWriter<byte>();
        CompactEventCodec.Write(content, happened, Encoding.UTF8.GetBytes(eventId));
        CompactEventCodec.ReadAll(content.WrittenMemory.ToArray(), history);
    }

    private void Complete(JsonObject record, string eventId)
    {
        record.TryAdd("eventId", eventId);
        record.TryAdd("contractId", ContractId);
        record.TryAdd("source", "simulate");
        record.TryAdd("occurredAt", "2000-01-01T00:00:00Z"); // no figure depends on it
        if (record.ContainsKey("amount"))
        {
            record.TryAdd("currency", currency);
        }
    }

    private static ContractEvent? Decode(JsonObject record)
        => JsonEventCodec.TryDecode(Encoding.UTF8.GetBytes(record.ToJsonString()), out var decoded).IsNone ? decoded.Event : null;

    private static JsonValue? Field(JsonObject record, string name) => record[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value : null;

    private static DateOnly? DateIn(JsonObject record, string name)
        => DateOnly.TryParseExact((string?)Field(record, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static DateOnly? FirstDateOf(List<(long Line, JsonObject Record)> events)
        => events.Select(static e => DateIn(e.Record, "effectiveDate")).Where(static date => date is not null).Min();

    // A loan that nothing says more of is lent a month, or the unit of its frequency, before the first due date.
    private static DateOnly? PeriodBefore(JsonObject terms) => DateIn(terms, "firstDueDate") is not { } first ? null : (string?)Field(terms, "frequency") switch
    {
        "daily" => first.AddDays(-1),
        "weekly" => first.AddDays(-7),
        "biweekly" => first.AddDays(-14),
        "quarterly" => first.AddMonths(-3),
        "semiannual" => first.AddMonths(-6),
        "annual" => first.AddYears(-1),
        _ => first.AddMonths(-1),
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Said(string reason) => reason.Replace('-', ' ');
}
