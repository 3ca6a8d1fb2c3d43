using System.CommandLine;
using System.Globalization;

namespace FinData.Cli;

/// <summary><c>findata ingest FILE</c>: newline-delimited events into a server.</summary>
internal static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "Events, one JSON object a line; '-' reads standard input." };
        var batch = CommandParts.Bounded("--batch", "Events of one request, 1 to 10000.", 1000, 1, 10_000);
        var lanes = CommandParts.Bounded("--parallel", "Requests in flight, 1 to 64. The events of one contract stay in order.", 4, 1, 64);
        var retry = CommandParts.Bounded("--retry-for", "Seconds to go on trying while the server is busy or gone, 0 to 86400.", 60, 0, 86_400);
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("ingest", "Send a file of events to the server. Safe to repeat: identical events are duplicates.")
        {
            file, batch, lanes, retry, json,
        };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var sender = new EventSender(connection.Client, TimeSpan.FromSeconds(parsed.GetValue(retry)), TimeProvider.System, terminal.Note);
            await using var source = Open(parsed.GetRequiredValue(file));
            var report = await RunAsync(terminal, source, sender, parsed.GetValue(lanes), parsed.GetValue(batch), cancellationToken);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(report);
            }
            else
            {
                Write(terminal, report);
            }

            return report.ToExitCode();
        });
        return command.WithExamples(
            "findata ingest events.ndjson",
            "zcat events.ndjson.gz | findata ingest -",
            "findata ingest events.ndjson --url http://127.0.0.1:8080 --parallel 8 --json");
    }

    private static Stream Open(string file)
        => file == "-" ? Console.OpenStandardInput()
            : File.Exists(file) ? File.OpenRead(file)
            : throw new ToolException(ExitCode.Usage, $"There is no file '{file}'.");

    private static async Task<IngestReport> RunAsync(
        Terminal terminal, Stream source, EventSender sender, int lanes, int linesPerBatch, CancellationToken cancellationToken)
    {
        var report = new IngestReport();
        var started = TimeProvider.System.GetTimestamp();
        await Progresses.RunAsync(terminal, async progress =>
        {
            var task = progress.Add("Sending", source.CanSeek ? source.Length : null);
            await using var pipeline = new IngestPipeline(sender, lanes, linesPerBatch, report.Add, cancellationToken);
            await NdjsonReader.ReadAsync(source, (line, number, consumed) =>
            {
                task.MoveTo(consumed);
                return pipeline.AddAsync(line.Span, number);
            }, cancellationToken);
            await pipeline.CompleteAsync();
        });
        report.Seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 3);
        return report;
    }

    private static void Write(Terminal terminal, IngestReport report)
    {
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"{report.Accepted:N0} accepted, {report.Rejected:N0} rejected in {report.Seconds:0.0} s."));
        WriteRejected(terminal, report);
        WriteRefused(terminal, report);
    }

    private static void WriteRejected(Terminal terminal, IngestReport report)
    {
        if (report.Rejected == 0)
        {
            return;
        }

        var table = Cells.Grid("Line>", "Reason", "Field");
        foreach (var line in report.RejectedLines)
        {
            table.AddTextRow(line.Line.ToString(CultureInfo.InvariantCulture), line.Reason, line.Field);
        }

        terminal.Out.Write(table);
        WriteRest(terminal, report.Rejected - report.RejectedLines.Count);
        terminal.Note("Their bytes are kept: findata dead-letters");
    }

    private static void WriteRefused(Terminal terminal, IngestReport report)
    {
        if (report.OpeningsRefused == 0)
        {
            return;
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{report.OpeningsRefused:N0} of the accepted {(report.OpeningsRefused == 1 ? "is an opening that its contract refuses" : "are openings that their contracts refuse")}: the terms make no sense."));
        var table = Cells.Grid("Line>", "Field", "What is wrong");
        foreach (var opening in report.TermsErrors)
        {
            foreach (var error in opening.Errors)
            {
                table.AddTextRow(opening.Line.ToString(CultureInfo.InvariantCulture), error.Field, error.Message);
            }
        }

        terminal.Out.Write(table);
        WriteRest(terminal, report.OpeningsRefused - report.TermsErrors.Count);
        terminal.Note("Send the opening again with other terms and an eventId of its own; what waits for it then takes effect.");
    }

    private static void WriteRest(Terminal terminal, long left)
    {
        if (left > 0)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"... and {left:N0} more."));
        }
    }
}
