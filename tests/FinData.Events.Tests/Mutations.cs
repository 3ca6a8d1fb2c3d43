using System.Text;
using System.Text.Json;
using CsCheck;

namespace FinData.Events.Tests;

/// <summary>Valid documents changed the way producers get them wrong: at most three changes, so that many stay valid and few faults hide each other.</summary>
internal static class Mutations
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "12", "-1", "12.0", "1e1", "{}", "[]", "[\"interest\"]", "\"\"", "\" \"", "\"0\"", "\"0.00\"", "\"1\"", "\"1.2\"", "\"1.23\"",
        "\"1.234\"", "\"1.2345\"", "\"-1\"", "\"01\"", "\"1e1\"", "\"1.\"", "\"999999999999999\"", "\"999999999999999.9\"", "\"1000000000000000\"", "\"10\"", "\"10.1\"", "\"-0.5\"", "\"-0.0\"", "\"0.12345678901\"",
        "\"EUR\"", "\"JPY\"", "\"KWD\"", "\"EUX\"", "\"eur\"", "\"1900-01-01\"", "\"1899-12-31\"", "\"2024-02-29\"", "\"2023-02-29\"", "\"2026-12-31\\n\"", "\"2026-01-31T23:59:59Z\"",
        "\"2026-01-31T23:59:59.5+14:00\"", "\"account\"", "\"loan\"", "\"monthly\"", "\"up\"", "\"sac\"", "\"opened\"", "\"credited\"", "\"closed\"", "\"reversed\"", "\"rateChanged\"",
        "[\"penalty\",\"fee\",\"interest\",\"principal\"]", "[\"fee\",\"penalty\",\"princip\\u0061l\",\"interest\"]", "[\"fee\",\"fee\",\"principal\",\"interest\"]", "\"a\\u0000b\"", "\"\\ud83d\\ude00\"", "\"\u007f\"",
    ];

    private static readonly string[] Spaces = ["", "", "", " ", "\n", "\r\n", "\t "];

    private static readonly string[] Extras =
    [
        "\"extra\":1", "\"extra\":{\"type\":\"x\",\"amount\":[1,2,{}]}", "\"Amount\":\"x\"", "\"\":null", "\"\\u0000\":\"\\\"\"", "\"note\":\"漢\\u00e9\"", "\"amount\":7", "\"terms\":[]",
        "\"debitRate\":\"x\"", "\"reverses\":null", "\"clientId\":\"ok\"", "\"clientId\":\"not ok\"",
    ];

    /// <summary>The document's text after zero to three changes.</summary>
    public static Gen<byte[]> Document =>
        from envelope in Gens.Envelope
        from changes in Gen.UInt.Array[0, 3]
        from seed in Gen.UInt
        select Apply(RoundTripTests.Encode(envelope), changes, new Random((int)(seed & 0x7fffffff)));

    private static byte[] Apply(byte[] record, uint[] changes, Random random)
    {
        var root = new Node(record);
        foreach (var change in changes)
        {
            Change(random.Next(4) == 0 && root.Terms is { } terms ? terms : root, (int)(change % 7), random);
        }

        return Encoding.UTF8.GetBytes(root.Render(random));
    }

    private static void Change(Node node, int change, Random random)
    {
        var at = random.Next(node.Fields.Count);
        var (name, value) = node.Fields[at];
        switch (change)
        {
            case 0:
                node.Fields.RemoveAt(at);
                break;
            case 1:
                node.Fields[at] = (name, Values[random.Next(Values.Length)]);
                break;
            case 2:
                node.Fields[at] = (name, ReplaceCharacter(value, random));
                break;
            case 3:
                node.Fields[at] = random.Next(2) == 0 ? (Escape(name, random), value) : (name, Escape(value, random));
                break;
            case 4:
                node.Fields.Insert(at, (Extras[random.Next(Extras.Length)], ""));
                break;
            case 5:
                var other = random.Next(node.Fields.Count);
                (node.Fields[at], node.Fields[other]) = (node.Fields[other], node.Fields[at]);
                break;
            default:
                node.Fields[at] = (name, Lengthen(value, random));
                break;
        }

        if (node.Fields.Count == 0)
        {
            node.Fields.Add(("\"extra\":1", ""));
        }
    }

    private static string ReplaceCharacter(string text, Random random)
    {
        const string Replacements = "0123456789azAZ.-:/_+TZ \u00e9";
        return text.Length < 3 || text[0] != '"' || text.Contains('\\', StringComparison.Ordinal) || text.Any(char.IsSurrogate)
            ? text
            : Replace(text, 1 + random.Next(text.Length - 2), Replacements[random.Next(Replacements.Length)].ToString());
    }

    private static string Escape(string text, Random random)
    {
        if (text.Length < 3 || text[0] != '"' || text.Contains('\\', StringComparison.Ordinal) || text.Any(char.IsSurrogate) || text.Contains(':', StringComparison.Ordinal))
        {
            return text;
        }

        var at = 1 + random.Next(text.Length - 2);
        return Replace(text, at, random.Next(2) == 0 ? $"\\u{(int)text[at]:x4}" : $"\\u{(int)text[at]:X4}");
    }

    private static string Lengthen(string text, Random random)
        => text.Length >= 2 && text[0] == '"' ? text[..^1] + new string("x9é"[random.Next(3)], random.Next(70)) + "\"" : text;

    private static string Replace(string text, int at, string by) => text[..at] + by + text[(at + 1)..];

    /// <summary>An object as raw texts of names and values; an extra has both in its name.</summary>
    private sealed class Node
    {
        public Node(ReadOnlyMemory<byte> json)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var isTerms = property.Name == "terms";
                Terms = isTerms ? new Node(Encoding.UTF8.GetBytes(property.Value.GetRawText())) : Terms;
                Fields.Add(($"\"{property.Name}\"", isTerms ? TermsMark : property.Value.GetRawText()));
            }
        }

        private const string TermsMark = "\0terms";

        public List<(string Name, string Value)> Fields { get; } = [];

        public Node? Terms { get; }

        public string Render(Random random)
        {
            var space = Spaces[random.Next(Spaces.Length)];
            var fields = Fields.Select(f => f.Value.Length == 0 ? f.Name : $"{f.Name}{space}:{space}{(f.Value == TermsMark ? Terms!.Render(random) : f.Value)}");
            return $"{space}{{{space}{string.Join($"{space},{space}", fields)}{space}}}{space}";
        }
    }
}
