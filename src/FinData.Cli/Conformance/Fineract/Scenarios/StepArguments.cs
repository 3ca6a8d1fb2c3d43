using System.Collections.Immutable;
using System.Globalization;

namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>The values of one step, read as what they are.</summary>
internal sealed class StepArguments(FeatureStep step, ImmutableArray<string> values)
{
    public FeatureStep Step { get; } = step;

    public string Text(int index) => values[index];

    public decimal Amount(int index) => ReadAmount(values[index]);

    public int Number(int index) => int.Parse(values[index], CultureInfo.InvariantCulture);

    public bool Flag(int index) => values[index] == "true";

    public DateOnly Date(int index) => ReadDate(values[index]);

    /// <summary>The one row of a table with a header, by column name.</summary>
    public IReadOnlyDictionary<string, string> Row()
    {
        if (Step.Table.Length < 2)
        {
            throw new UnsupportedStepException($"table expected: {Step.Text}");
        }

        return Step.Table[0].Zip(Step.Table[1]).ToDictionary(static cell => cell.First.Trim(), static cell => cell.Second.Trim(), StringComparer.Ordinal);
    }

    public static DateOnly ReadDate(string text) => TryReadDate(text, out var date) ? date : throw new UnsupportedStepException($"no date: '{text}'");

    public static bool TryReadDate(string text, out DateOnly date)
        => DateOnly.TryParseExact(text, ["d MMMM yyyy", "dd MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static decimal ReadAmount(string text)
        => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : throw new UnsupportedStepException($"no number: '{text}'");
}
