using System.Globalization;


namespace FinData.Lending.Tests.Actus;

/// <summary>Reads Data/actus-figures.txt: cases, and blocks of terms and observations that cases share.</summary>
internal static class PublishedFigures
{
    internal sealed record Row(DateTime Time, string Type, decimal Payoff, decimal Notional, decimal Rate, decimal Accrued);

    internal sealed class Case
    {
        public Dictionary<string, string> Terms { get; } = new(StringComparer.Ordinal);

        public List<(string Code, DateTime Time, decimal Value)> Observed { get; } = [];

        public List<Row> Rows { get; } = [];

        public int? RowCount { get; set; }

        public DateTime? To { get; set; }
    }

    internal static IReadOnlyDictionary<string, Case> Cases { get; } = Read();

    private static Dictionary<string, Case> Read()
    {
        using var stream = typeof(PublishedFigures).Assembly.GetManifestResourceStream("actus-figures.txt")!;
        using var reader = new StreamReader(stream);
        var blocks = new Dictionary<string, Case>(StringComparer.Ordinal);
        var cases = new Dictionary<string, Case>(StringComparer.Ordinal);
        var current = new Case();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0] == "#")
            {
                continue;
            }

            switch (words[0])
            {
                case "block":
                    blocks.Add(words[1], current = new Case());
                    break;
                case "case":
                    cases.Add(words[1], current = new Case());
                    break;
                case "base":
                    foreach (var block in words.Skip(1).Select(name => blocks[name]))
                    {
                        AddTerms(current, block.Terms.Select(static term => $"{term.Key}={term.Value}"));
                        current.Observed.AddRange(block.Observed);
                    }

                    break;
                case "terms":
                    AddTerms(current, words.Skip(1));
                    break;
                case "observe":
                    current.Observed.Add((words[1], Time(words[2]), Number(words[3])));
                    break;
                case "to":
                    current.To = Time(words[1]);
                    break;
                case "rows":
                    current.RowCount = int.Parse(words[1], CultureInfo.InvariantCulture);
                    break;
                case "row":
                    current.Rows.Add(new Row(Time(words[1]), words[2], Number(words[3]), Number(words[4]), Number(words[5]), Number(words[6])));
                    break;
                default:
                    throw new InvalidDataException(line);
            }
        }

        return cases;
    }

    private static void AddTerms(Case current, IEnumerable<string> terms)
    {
        foreach (var term in terms)
        {
            var parts = term.Split('=', 2);
            current.Terms[parts[0]] = parts[1];
        }
    }

    private static DateTime Time(string text) => ActusTime.TryParse(text, out var time) ? time : throw new InvalidDataException(text);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
