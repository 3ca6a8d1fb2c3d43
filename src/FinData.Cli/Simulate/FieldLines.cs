using System.Text.Json;

namespace FinData.Cli.Simulate;

/// <summary>On which line of a JSON file each field stands. Paths are written as <c>fees[0].amount</c>.</summary>
internal sealed class FieldLines
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    private FieldLines()
    {
    }

    /// <exception cref="JsonException">Not JSON; it knows the line.</exception>
    public static FieldLines Of(ReadOnlySpan<byte> json)
    {
        var found = new FieldLines();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        found.Walk(ref reader, json, "");
        return found;
    }

    /// <summary>The line of the field, or of the nearest thing that it would stand in.</summary>
    public int LineOf(string path)
    {
        while (path.Length > 0)
        {
            if (lines.TryGetValue(path, out var line))
            {
                return line;
            }

            path = path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];
        }

        return 1;
    }

    private void Walk(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    var inner = path.Length == 0 ? name : $"{path}.{name}";
                    Note(inner, reader.TokenStartIndex, json);
                    reader.Read();
                    Walk(ref reader, json, inner);
                }

                break;
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    var inner = FormattableString.Invariant($"{path}[{i}]");
                    Note(inner, reader.TokenStartIndex, json);
                    Walk(ref reader, json, inner);
                }

                break;
            default:
                break; // a plain value stands where its name does
        }
    }

    private void Note(string path, long at, ReadOnlySpan<byte> json) => lines.TryAdd(path, 1 + json[..(int)at].Count((byte)'\n'));
}
