using System.CommandLine;
using System.Globalization;
using FinData.Client;

namespace FinData.Cli;

/// <summary><c>findata dead-letters</c>: records that are no events, and why.</summary>
internal static class DeadLettersCommand
{
    private const int TextShown = 80;

    /// <summary>The bare command lists, and shows where a sequence is given: what most calls want.</summary>
    public static Command Create(Terminal terminal)
    {
        var sequence = new Argument<long?>("SEQUENCE") { Description = "Show this one with all its bytes.", Arity = ArgumentArity.ZeroOrOne };
        var list = CreateList(terminal, "dead-letters", "List records that are no events, newest first, with the reason; show one; send one again.", sequence);
        list.Add(CreateList(terminal, "list", "List records that are no events, newest first, with the reason.", null).WithExamples("findata dead-letters list --limit 10 --json"));
        list.Add(CreateShow(terminal));
        list.Add(ResubmitCommand.Create(terminal));
        return list.WithExamples("findata dead-letters", "findata dead-letters list --limit 10 --json", "findata dead-letters show 3", "findata dead-letters resubmit 3 --file fixed.json");
    }

    public static Argument<long> Sequence() => new("SEQUENCE") { Description = "Number of the dead letter, as the list gives it." };

    public static async Task<DeadLetterView> FindAsync(FinDataClient client, long sequence, CancellationToken cancellationToken)
        => await client.GetDeadLetterAsync(sequence, cancellationToken)
            ?? throw new ToolException(ExitCode.NotFound, string.Create(CultureInfo.InvariantCulture, $"There is no dead letter {sequence}."));

    private static Command CreateList(Terminal terminal, string name, string description, Argument<long?>? sequence)
    {
        var limit = CommandParts.Bounded("--limit", "How many of the newest to list, 1 to 1000.", 50, 1, 1000);
        var before = new Option<long?>("--before") { Description = "List those before this sequence number.", HelpName = "SEQUENCE" };
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command(name, description) { limit, before, json };
        if (sequence is not null)
        {
            command.Add(sequence);
        }

        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            if (sequence is not null && parsed.GetValue(sequence) is { } number)
            {
                terminal.WriteJson(await FindAsync(connection.Client, number, cancellationToken));
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
        return command;
    }

    private static Command CreateShow(Terminal terminal)
    {
        var sequence = Sequence();
        var server = new ServerOptions();
        var command = new Command("show", "Show one dead letter with all its bytes.") { sequence };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            terminal.WriteJson(await FindAsync(connection.Client, parsed.GetValue(sequence), cancellationToken));
            return ExitCode.Ok;
        });
        return command.WithExamples("findata dead-letters show 3");
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
