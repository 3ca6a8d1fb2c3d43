using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FinData.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommandParts
{
    public static Option<bool> Json() => new("--json") { Description = "Write JSON, as the HTTP API does, instead of tables." };

    public static Option<string?> JsonFile() => new("--json") { Description = "Write the figures to this file as JSON.", HelpName = "FILE" };

    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "Business date, yyyy-MM-dd. Default: the contract's last event.",
        HelpName = "DATE",
        CustomParser = ParseDate,
    };

    public static DateOnly? ParseDate(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"'{result.Tokens[0].Value}' is not a date such as 2026-01-31.");
        return null;
    }

    public static Option<long?> KnownAt() => new("--known-at") { Description = "Leave out events after this offset of the contract's partition.", HelpName = "OFFSET" };

    public static Option<int> Bounded(string name, string description, int fallback, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => fallback, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) || value < least || value > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number from {least} to {most}, not '{result.Tokens[0].Value}'."));
            }
        });
        return option;
    }
}
