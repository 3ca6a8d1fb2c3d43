using System.Globalization;

namespace FinData.Cli;

/// <summary>One figure that the log and the server disagree on.</summary>
/// <param name="Subject">Contract, client or line of the portfolio.</param>
/// <param name="Folded">What the log folds to.</param>
/// <param name="Answered">What the server says.</param>
internal sealed record Difference(string Subject, string Field, string Folded, string Answered)
{
    public const string Absent = "(none)";

    /// <summary>A value as text, the same on every machine.</summary>
    public static string Show(object? value) => value switch
    {
        null => Absent,
        DateOnly date => Cells.Date(date),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? Absent,
    };
}
