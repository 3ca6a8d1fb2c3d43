using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Cli.Conformance.Actus;

/// <summary>Reads one case of the ACTUS project's test format. Figures may be numbers or texts, times with or without seconds, and empty sections may be missing.</summary>
internal static class ActusCaseReader
{
    /// <exception cref="FormatException">The case is not of the format; the message names the field.</exception>
    internal static ActusCase Read(string id, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("the case is no object");
        }

        if (!element.TryGetProperty("terms", out var terms) || terms.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("terms: missing");
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in terms.EnumerateObject())
        {
            attributes[term.Name] = Text(term.Value);
        }

        return new ActusCase(id, attributes, To(element), Market(element), Observed(element), Expected(element));
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    // Earlier files call the horizon tMax.
    private static DateTime? To(JsonElement element)
    {
        foreach (var name in (ReadOnlySpan<string>)["to", "tMax"])
        {
            if (element.TryGetProperty(name, out var to) && Text(to).Trim() is { Length: > 0 } text)
            {
                return Time(name, text);
            }
        }

        return null;
    }

    private static ActusMarket Market(JsonElement element)
    {
        var observations = new List<(string, DateTime, decimal)>();
        if (element.TryGetProperty("dataObserved", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            foreach (var series in data.EnumerateObject())
            {
                foreach (var value in Values(series))
                {
                    observations.Add((
                        series.Name,
                        Time($"dataObserved.{series.Name}.timestamp", Field(value, "timestamp", "time")),
                        Number($"dataObserved.{series.Name}.value", Field(value, "value"))));
                }
            }
        }

        return new ActusMarket(observations);
    }

    private static IEnumerable<JsonElement> Values(JsonProperty series)
    {
        var values = series.Value;
        if (values.ValueKind == JsonValueKind.Object && !values.TryGetProperty("data", out values))
        {
            throw new FormatException($"dataObserved.{series.Name}.data: missing");
        }

        return values.ValueKind == JsonValueKind.Array ? values.EnumerateArray() : throw new FormatException($"dataObserved.{series.Name}: no list of values");
    }

    private static ImmutableArray<ActusObservedEvent> Observed(JsonElement element)
    {
        var events = ImmutableArray.CreateBuilder<ActusObservedEvent>();
        if (element.TryGetProperty("eventsObserved", out var observed) && observed.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in observed.EnumerateArray())
            {
                var type = Field(item, "type", "eventType");
                if (type != nameof(ActusEventType.PP))
                {
                    throw new ActusUnsupportedException($"eventsObserved {type}");
                }

                events.Add(new ActusObservedEvent(
                    Time("eventsObserved.time", Field(item, "time", "eventDate", "timestamp")),
                    ActusEventType.PP,
                    Number("eventsObserved.value", Field(item, "value", "payoff", "amount"))));
            }
        }

        return events.ToImmutable();
    }

    private static ImmutableArray<ActusExpectedEvent> Expected(JsonElement element)
    {
        if (!element.TryGetProperty("results", out var results) || results.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("results: missing");
        }

        var rows = ImmutableArray.CreateBuilder<ActusExpectedEvent>();
        foreach (var row in results.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("results: a row is no object");
            }

            var figures = ImmutableArray.CreateBuilder<(string, decimal)>();
            string? currency = null;
            foreach (var field in row.EnumerateObject())
            {
                var text = Text(field.Value).Trim();
                if (field.Name is "eventDate" or "eventType" or "eventTime" or "contractID" or "contractId" || text.Length == 0)
                {
                    continue;
                }

                if (field.Name == "currency")
                {
                    currency = text;
                }
                else
                {
                    figures.Add((field.Name, Number($"results.{field.Name}", text)));
                }
            }

            rows.Add(new ActusExpectedEvent(Time("results.eventDate", Field(row, "eventDate", "eventTime")), Field(row, "eventType"), currency, figures.ToImmutable()));
        }

        return rows.ToImmutable();
    }

    private static string Field(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && Text(value).Trim() is { Length: > 0 } text)
            {
                return text;
            }
        }

        throw new FormatException($"{names[0]}: missing");
    }

    private static DateTime Time(string field, string text)
        => ActusTime.TryParse(text, out var time) ? time : throw new FormatException($"{field}: '{text}' is no time");

    private static decimal Number(string field, string text)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{field}: '{text}' is no number");
}
