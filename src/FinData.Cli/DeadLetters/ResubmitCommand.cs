using System.CommandLine;
using System.Globalization;
using System.Text;

namespace FinData.Cli;

/// <summary>
/// <c>findata dead-letters resubmit SEQUENCE</c>: sends a dead letter as an event, as it is or mended. It goes in like any other event, under its contract's
/// key and in that key's partition, so that one that had only strayed needs no mending. The letter stays: it says what happened.
/// </summary>
internal static class ResubmitCommand
{
    public static Command Create(Terminal terminal)
    {
        var sequence = DeadLettersCommand.Sequence();
        var file = new Option<string?>("--file") { Description = "Send the bytes of this file instead: the event as it should have been.", HelpName = "FILE" };
        var server = new ServerOptions();
        var command = new Command("resubmit", "Send a dead letter as an event, as it is or mended. Exits 4 when it is rejected again.") { sequence, file };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var number = parsed.GetValue(sequence);
            var letter = await DeadLettersCommand.FindAsync(connection.Client, number, cancellationToken);
            var bytes = parsed.GetValue(file) is { } mended ? await File.ReadAllBytesAsync(mended, cancellationToken) : BytesOf(letter);
            var result = (await connection.Client.IngestEventAsync(bytes, cancellationToken)).Results[0];
            if (!result.Accepted)
            {
                terminal.Note(string.Create(CultureInfo.InvariantCulture,
                    $"Rejected again: {result.Reason}{(result.Field is { } field ? $" ({field})" : "")}. Mend it and name the file with --file; 'findata dead-letters show {number}' gives its bytes."));
                return ExitCode.PartlyRejected;
            }

            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"In the log: partition {result.Partition}, offset {result.Offset}."));
            return ExitCode.Ok;
        });
        return command.WithExamples("findata dead-letters resubmit 3", "findata dead-letters resubmit 3 --file fixed.json");
    }

    private static byte[] BytesOf(DeadLetterView letter) => letter.Text is { } text ? Encoding.UTF8.GetBytes(text) : Convert.FromBase64String(letter.Base64 ?? "");
}
