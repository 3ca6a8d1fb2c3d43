using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FinData.Silo.Pages.Layout;

namespace FinData.Silo.Pages.Contracts;

/// <summary>The fields of terms as JSON; it remembers which of them have been read, so that the others can be shown too.</summary>
internal sealed class TermsFields(JsonElement terms)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal) { "kind" };

    /// <summary>A string, or a number or flag as it is written; null where the field is not there.</summary>
    public string? Text(string name)
    {
        read.Add(name);
        return !terms.TryGetProperty(name, out var value) ? null : TextOf(value);
    }

    public decimal? Number(string name) => Text(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The members of an array, or the one object that the field is.</summary>
    public ImmutableArray<TermsFields> Nested(string name)
    {
        read.Add(name);
        return !terms.TryGetProperty(name, out var value) ? []
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static item => new TermsFields(item))]
            : [new TermsFields(value)];
    }

    public ImmutableArray<string> Texts(string name)
    {
        read.Add(name);
        return terms.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(TextOf)] : [];
    }

    /// <summary>Null where the field is not there.</summary>
    public TermsRow? Row(string name, string label, Func<string, string> words) => Text(name) is { } text ? new TermsRow(label, words(text), Wire(name, text)) : null;

    /// <summary>An amount in the contract's currency.</summary>
    public TermsRow? Amount(string name, string label, string currency)
        => Number(name) is { } amount ? new TermsRow(label, $"{Figures.Amount(amount, currency)} {currency}", Wire(name, Text(name)!)) : null;

    /// <summary>What nobody has asked for.</summary>
    public ImmutableArray<TermsRow> Rest()
        => [.. terms.EnumerateObject().Where(field => !read.Contains(field.Name)).Select(static field => new TermsRow(Figures.Words(field.Name), TextOf(field.Value), null))];

    public static string Wire(string name, string value) => $"{name}: {value}";

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
