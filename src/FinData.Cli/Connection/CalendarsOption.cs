using System.CommandLine;
using FinData.Lending;

namespace FinData.Cli;

/// <summary><c>--calendars</c>, for every command: calendars that terms may name, known before anything is folded.</summary>
internal static class CalendarsOption
{
    private const string Name = "--calendars";

    public static Option<string?> Create() => new(Name)
    {
        Description = "Folder of business-day calendars: each file NAME.cal is known as NAME.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static void Apply(ParseResult parsed)
    {
        if (parsed.GetValue<string?>(Name) is not { } folder)
        {
            return;
        }

        try
        {
            Calendars.RegisterFolder(folder);
        }
        catch (FormatException bad)
        {
            throw new ToolException(ExitCode.Usage, bad.Message);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new ToolException(ExitCode.Usage, missing.Message);
        }
    }
}
