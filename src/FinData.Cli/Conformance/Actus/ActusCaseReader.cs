using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Cli.Conformance.Actus;

/// <summary>Reads one case of the ACTUS project's test format. Figures may be numbers or texts, times with or without seconds, and empty sections may be missing.</summary>
internal static partial class ActusCaseReader
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

        return new ActusCase(id, attributes, To(element), Market(element), Observed(element, attributes), Expected(element));
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
                if (field.Name is "eventDate" or "eventTime" or "time" or "eventType" or "type" or "contractID" or "contractId" || text.Length == 0)
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

            var time = Time("results.eventDate", Field(row, "eventDate", "eventTime", "time"));
            rows.Add(new ActusExpectedEvent(time, Field(row, "eventType", "type"), currency, figures.ToImmutable()));
        }

        return rows.ToImmutable();
    }

    private static string Field(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Optional(element, name) is { } text)
            {
                return text;
            }
        }

        throw new FormatException($"{names[0]}: missing");
    }

    private static string? Optional(JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && Text(value).Trim() is { Length: > 0 } text ? text : null;

    private static DateTime Time(string field, string text)
        => ActusTime.TryParse(text, out var time) ? time : throw new FormatException($"{field}: '{text}' is no time");

    private static decimal Number(string field, string text)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"{field}: '{text}' is no number");
}
