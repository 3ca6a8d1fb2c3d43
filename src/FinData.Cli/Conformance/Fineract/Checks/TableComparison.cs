using System.Collections.Immutable;
using System.Globalization;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract.Checks;

/// <summary>
/// Compares a table of a scenario with rows of the engine by the foreign suite's own rule: every row of the table must be there, in any order. Where
/// rows are counted, the caller compares the counts.
/// </summary>
internal static class TableComparison
{
    /// <param name="keys">Columns by which a row that differs is told from one that is missing.</param>
    /// <param name="cell">The engine's value of a row in a column; null where it has none.</param>
    public static void RequireRows<T>(StepArguments step, IReadOnlyList<T> actual, ReadOnlySpan<string> keys, Func<T, string, string?> cell)
        => RequireRows(step, int.MaxValue, actual, keys, cell);

    /// <summary>The same of the first row alone: where a step is about one row, the foreign suite reads no further.</summary>
    public static void RequireRow<T>(StepArguments step, IReadOnlyList<T> actual, ReadOnlySpan<string> keys, Func<T, string, string?> cell)
        => RequireRows(step, 1, actual, keys, cell);

    private static void RequireRows<T>(StepArguments step, int limit, IReadOnlyList<T> actual, ReadOnlySpan<string> keys, Func<T, string, string?> cell)
    {
        var table = step.Step.Table;
        if (table.IsEmpty)
        {
            throw new UnsupportedStepException($"table expected: {step.Step.Text}");
        }

        var header = table[0];
        for (var i = 1; i < table.Length && i <= limit; i++)
        {
            var row = table[i];
            if (!actual.Any(candidate => FirstDifference(header, row, candidate, cell) is null))
            {
                throw new DifferenceException(Explain(header, row, i, actual, keys, cell));
            }
        }
    }

    public static bool IsSame(string expected, string? actual)
    {
        expected = expected.Trim();
        if (expected.Length == 0)
        {
            return string.IsNullOrEmpty(actual);
        }

        return actual is not null && (string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase) || IsSameNumber(expected, actual) || IsSameDate(expected, actual));
    }

    public static string? Text(decimal? amount) => amount?.ToString("0.0#########", CultureInfo.InvariantCulture);

    public static string? Text(DateOnly? date) => date?.ToString("dd MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Text(bool flag) => flag ? "true" : "false";

    private static string? FirstDifference<T>(ImmutableArray<string> header, ImmutableArray<string> row, T actual, Func<T, string, string?> cell)
    {
        for (var i = 0; i < header.Length && i < row.Length; i++)
        {
            var column = header[i].Trim();
            var value = cell(actual, column);
            if (!IsSame(row[i], value))
            {
                return $"{column}: expected {Shown(row[i].Trim())}, got {Shown(value)}";
            }
        }

        return null;
    }

    private static string Explain<T>(ImmutableArray<string> header, ImmutableArray<string> row, int number, IReadOnlyList<T> actual, ReadOnlySpan<string> keys, Func<T, string, string?> cell)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"row {number}");
        IEnumerable<T> candidates = actual;
        foreach (var key in keys)
        {
            var column = header.IndexOf(key);
            if (column < 0)
            {
                continue;
            }

            var expected = row[column].Trim();
            place += $", {expected}";
            candidates = [.. candidates.Where(candidate => IsSame(expected, cell(candidate, key)))];
        }

        // Of several rows with these keys, the one that is nearest to what is expected.
        var nearest = candidates.OrderBy(candidate => header.Zip(row).Count(pair => !IsSame(pair.Second, cell(candidate, pair.First.Trim())))).Take(1).ToList();
        return nearest.Count == 0 ? $"{place}: missing" : $"{place}: {FirstDifference(header, row, nearest[0], cell)}";
    }

    private static string Shown(string? value) => string.IsNullOrEmpty(value) ? "nothing" : value;

    private static bool IsSameNumber(string left, string right)
        => decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out var l) && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out var r) && l == r;

    private static bool IsSameDate(string left, string right) => StepArguments.TryReadDate(left, out var l) && StepArguments.TryReadDate(right, out var r) && l == r;
}
