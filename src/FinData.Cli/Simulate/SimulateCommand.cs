using System.CommandLine;
using System.Globalization;

namespace FinData.Cli.Simulate;

/// <summary><c>findata simulate</c>: one contract folded from files, with no server, the way grains fold it.</summary>
internal static class SimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var terms = new Option<string>("--terms") { Description = "Terms, one JSON object as an opening's 'terms'.", HelpName = "FILE", Required = true };
        var events = new Option<string?>("--events") { Description = "Events, one JSON object a line. Ids, source and instant may be left out.", HelpName = "FILE" };
        var opened = Date("--opened", "When the contract is opened. Default: the first event's date, or a period before the first due date.");
        var asOf = Date("--as-of", "Up to which date. Default: the last event.");
        var json = CommandParts.Json();
        var command = new Command("simulate", "Show schedule, statement and journal of a contract from its terms and events, with no server.") { terms, events, opened, asOf, json };
        command.SetAction(parsed =>
        {
            var (termsFile, eventsFile) = (parsed.GetRequiredValue(terms), parsed.GetValue(events));
            foreach (var file in (string?[])[termsFile, eventsFile])
            {
                if (file is not null && !File.Exists(file))
                {
                    throw new ToolException(ExitCode.Usage, $"There is no file '{file}'.");
                }
            }

            var input = SimulationInput.Read(termsFile, eventsFile, parsed.GetValue(opened));
            if (input.Faults.Count > 0)
            {
                input.Faults.ForEach(fault => terminal.Note(fault.ToString()));
                throw new ToolException(ExitCode.Failure, string.Create(CultureInfo.InvariantCulture, $"{input.Faults.Count} errors; nothing is simulated until they are mended."));
            }

            input.Notes.ForEach(terminal.Note);
            var view = SimulationView.Of(input.History, parsed.GetValue(asOf));
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(view);
            }
            else
            {
                SimulationTables.Write(terminal, view);
            }

            return ExitCode.Ok;
        });
        return command.WithExamples(
            "findata simulate --terms loan.json",
            "findata simulate --terms loan.json --as-of 2026-12-31",
            "findata simulate --terms loan.json --events events.ndjson --json");
    }

    private static Option<DateOnly?> Date(string name, string description)
    {
        var option = new Option<DateOnly?>(name) { Description = description, HelpName = "DATE" };
        option.CustomParser = CommandParts.ParseDate;
        return option;
    }
}
