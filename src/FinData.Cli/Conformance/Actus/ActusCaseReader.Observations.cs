using System.Collections.Immutable;
using System.Text.Json;
using FinData.Lending;

namespace FinData.Cli.Conformance.Actus;

internal static partial class ActusCaseReader
{
    /// <summary>An object of series by their codes, or a list of series that name theirs.</summary>
    private static ActusMarket Market(JsonElement element)
    {
        var observations = new List<(string, DateTime, decimal)>();
        if (element.TryGetProperty("dataObserved", out var data))
        {
            foreach (var (code, series) in Series(data))
            {
                foreach (var value in Values(code, series))
                {
                    observations.Add((
                        code,
                        Time($"dataObserved.{code}.timestamp", Field(value, "timestamp", "time")),
                        Number($"dataObserved.{code}.value", Field(value, "value"))));
                }
            }
        }

        return new ActusMarket(observations);
    }

    private static IEnumerable<(string Code, JsonElement Series)> Series(JsonElement data) => data.ValueKind switch
    {
        JsonValueKind.Object => data.EnumerateObject().Select(static series => (series.Name, series.Value)),
        JsonValueKind.Array => data.EnumerateArray().Select(static series => (Field(series, "identifier", "marketObjectCode"), series)),
        JsonValueKind.Null => [],
        _ => throw new FormatException("dataObserved: an object of series by their codes is expected"),
    };

    private static IEnumerable<JsonElement> Values(string code, JsonElement series)
    {
        var values = series;
        if (series.ValueKind == JsonValueKind.Object && !series.TryGetProperty("data", out values))
        {
            throw new FormatException($"dataObserved.{code}.data: missing");
        }

        return values.ValueKind == JsonValueKind.Array ? values.EnumerateArray() : throw new FormatException($"dataObserved.{code}: no list of values");
    }

    /// <summary>An event that names another contract is not this one's.</summary>
    private static ImmutableArray<ActusObservedEvent> Observed(JsonElement element, Dictionary<string, string> attributes)
    {
        if (!element.TryGetProperty("eventsObserved", out var observed) || observed.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var own = attributes.GetValueOrDefault("contractID");
        return
        [
            .. observed.EnumerateArray()
                .Where(item => (Optional(item, "contractID") ?? Optional(item, "contractId")) is not { } contract || contract == own)
                .Select(ObservedEvent),
        ];
    }

    private static ActusObservedEvent ObservedEvent(JsonElement item)
    {
        var type = Field(item, "type", "eventType");
        var time = Time("eventsObserved.time", Field(item, "time", "eventDate", "timestamp"));
        return type switch
        {
            nameof(ActusEventType.PP) => new ActusObservedEvent(time, ActusEventType.PP, Number("eventsObserved.value", Field(item, "value", "payoff", "amount"))),
            nameof(ActusEventType.AD) => new ActusObservedEvent(time, ActusEventType.AD),
            nameof(ActusEventType.CE) => new ActusObservedEvent(time, ActusEventType.CE),
            _ => throw new ActusUnsupportedException($"eventsObserved {type}"),
        };
    }
}
