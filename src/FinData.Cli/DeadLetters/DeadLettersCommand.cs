using System.CommandLine;
using System.Globalization;

namespace FinData.Cli;

/// <summary><c>findata dead-letters [SEQUENCE]</c>: records that are no events, and why.</summary>
internal static class DeadLettersCommand
{
    private const int TextShown = 80;

    public static Command Create(Terminal terminal)
    {
        var sequence = new Argument<long?>("SEQUENCE") { Description = "Show this one with all its bytes.", Arity = ArgumentArity.ZeroOrOne };
        var limit = CommandParts.Bounded("--limit", "How many of the newest to list, 1 to 1000.", 50, 1, 1000);
        var before = new Option<long?>("--before") { Description = "List those before this sequence number.", HelpName = "SEQUENCE" };
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("dead-letters", "List records that are no events, newest first, with the reason.") { sequence, limit, before, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            if (parsed.GetValue(sequence) is { } number)
            {
                var letter = await connection.Client.GetDeadLetterAsync(number, cancellationToken)
                    ?? throw new ToolException(ExitCode.NotFound, string.Create(CultureInfo.InvariantCulture, $"There is no dead letter {number}."));
                terminal.WriteJson(letter);
                return ExitCode.Ok;
            }

            var page = await connection.Client.GetDeadLettersAsync(parsed.GetValue(before), parsed.GetValue(limit), cancellationToken);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(page);
            }
            else
            {
                Write(terminal, page);
            }

            return ExitCode.Ok;
        });
        return command.WithExamples("findata dead-letters", "findata dead-letters --limit 10 --json", "findata dead-letters 3");
    }

    private static void Write(Terminal terminal, DeadLetterPage page)
    {
        if (page.Letters.IsEmpty)
        {
            terminal.Line("No dead letters.");
            return;
        }

        var table = Cells.Grid("Sequence>", "Reason", "Field", "Place", "Recorded", "Text");
        foreach (var letter in page.Letters)
        {
            table.AddTextRow(
                letter.Sequence.ToString(CultureInfo.InvariantCulture), letter.Reason, letter.Field, PlaceOf(letter),
                letter.RecordedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), Shorten(letter.Text ?? $"base64 {letter.Base64}"));
        }

        terminal.Out.Write(table);
        if (page.Before is { } next)
        {
            terminal.Note(string.Create(CultureInfo.InvariantCulture, $"More: findata dead-letters --before {next}"));
        }
    }

    private static string PlaceOf(DeadLetterView letter)
        => letter.Partition < 0 ? "refused on entry" : string.Create(CultureInfo.InvariantCulture, $"partition {letter.Partition}, offset {letter.Offset}");

    private static string Shorten(string text) => text.Length <= TextShown ? text : $"{text.AsSpan(0, TextShown - 3)}...";
}
