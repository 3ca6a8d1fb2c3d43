using System.Text;
using System.Text.Json.Nodes;
using FinData.Events;

namespace FinData.Cli.Simulate;

/// <summary>Every fault of one event. The codec names one; here each is mended by a value that passes, until nothing is left to name.</summary>
internal static class RecordFaults
{
    // More than an event has fields: the loop ends by itself, this only bounds it.
    private const int MaxFaults = 200;

    // Values that pass, for fields that an event or its terms cannot do without.
    private static readonly Dictionary<string, string> Stand = new(StringComparer.Ordinal)
    {
        ["eventId"] = "\"e\"", ["type"] = "\"closed\"", ["contractId"] = "\"c\"", ["clientId"] = "\"c\"", ["effectiveDate"] = "\"2000-01-01\"",
        ["occurredAt"] = "\"2000-01-01T00:00:00Z\"", ["source"] = "\"s\"", ["amount"] = "\"1\"", ["currency"] = "\"EUR\"", ["rate"] = "\"0\"",
        ["rateForm"] = "\"nominalAnnual\"", ["reverses"] = "\"e\"", ["excess"] = "\"credit\"", ["part"] = "\"fee\"",
        ["terms.kind"] = "\"account\"", ["terms.product"] = "\"p\"", ["terms.currency"] = "\"EUR\"", ["terms.principal"] = "\"1\"", ["terms.rate"] = "\"0\"",
        ["terms.creditRate"] = "\"0\"", ["terms.debitRate"] = "\"0\"", ["terms.rateForm"] = "\"nominalAnnual\"", ["terms.amortization"] = "\"sac\"",
        ["terms.count"] = "1", ["terms.firstDueDate"] = "\"2000-01-01\"", ["terms.dayCount"] = "\"ACT/365F\"",
    };

    /// <returns>Field, as the wire names it, and reason; none where the record is an event.</returns>
    public static List<(string? Field, string Reason)> Of(JsonObject record)
    {
        var faults = new List<(string?, string)>();
        var mended = new HashSet<string>(StringComparer.Ordinal);
        var copy = record.DeepClone().AsObject();
        while (faults.Count < MaxFaults && Judge(copy) is { IsNone: false } rejection)
        {
            if (rejection.Field is not { } field)
            {
                faults.Add((null, ReasonNames.Of(rejection.Reason)));
                break;
            }

            if (mended.Add(field))
            {
                faults.Add((NameInList(copy, field, rejection.Reason), ReasonNames.Of(rejection.Reason)));
                if (!Mend(copy, field))
                {
                    break;
                }
            }
            else if (!Remove(copy, field))
            {
                break;
            }
        }

        return faults;
    }

    private static Rejection Judge(JsonObject record) => JsonEventCodec.TryDecode(Encoding.UTF8.GetBytes(record.ToJsonString()), out _);

    private static bool Mend(JsonObject record, string field)
    {
        if (!Stand.TryGetValue(field, out var value))
        {
            return Remove(record, field);
        }

        var isTerm = field.StartsWith("terms.", StringComparison.Ordinal);
        if (isTerm && record["terms"] is not JsonObject)
        {
            return false;
        }

        (isTerm ? record["terms"]!.AsObject() : record)[isTerm ? field["terms.".Length..] : field] = JsonNode.Parse(value);
        return true;
    }

    // What stands in a list or in an object of the terms goes with all of it.
    private static bool Remove(JsonObject record, string field)
    {
        var parts = field.Split('.');
        return parts[0] == "terms" && parts.Length > 1 && record["terms"] is JsonObject terms ? terms.Remove(parts[1]) : parts.Length == 1 && record.Remove(field);
    }

    /// <summary>The codec names a list's field without its place: the first item that is refused alone is the one.</summary>
    private static string NameInList(JsonObject record, string field, RejectReason reason)
    {
        var parts = field.Split('.');
        if (parts.Length != 3 || record["terms"]?[parts[1]] is not JsonArray list)
        {
            return field;
        }

        for (var i = 0; i < list.Count; i++)
        {
            var alone = record.DeepClone().AsObject();
            alone["terms"]![parts[1]] = new JsonArray(list[i]?.DeepClone());
            if (Judge(alone) is var rejection && rejection.Field == field && rejection.Reason == reason)
            {
                return FormattableString.Invariant($"terms.{parts[1]}[{i}].{parts[2]}");
            }
        }

        return field;
    }
}
