using System.CommandLine;
using System.Globalization;
using FinData.Client;

namespace FinData.Cli;

/// <summary><c>findata verify</c>: folds the whole log again and compares it with what the server answers.</summary>
internal static class VerifyCommand
{
    private const int MostShown = 50;

    public static Command Create(Terminal terminal)
    {
        var json = CommandParts.JsonFile();
        var server = new ServerOptions();
        var command = new Command("verify", "Fold the whole log again, plainly, and compare every contract, client and total. Exits 1 on any difference.") { json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var local = await StartWhereNoneRunsAsync(server, parsed, terminal, cancellationToken);
            using var connection = local is null ? server.Connect(parsed) : server.ConnectTo(parsed, local.Address);
            var report = await new Verification(connection.Client, terminal.Note).RunAsync(cancellationToken);
            if (parsed.GetValue(json) is { } file)
            {
                await File.WriteAllTextAsync(file, report.ToJson() + "\n", cancellationToken);
            }

            Write(terminal, report);
            return report.IsClean() ? ExitCode.Ok : ExitCode.Failure;
        });
        return command.WithExamples("findata verify", "findata verify --json verify.json", "findata verify --data findata-data");
    }

    /// <summary>With <c>--data</c> and no server on that folder, one is started for as long as the verification takes.</summary>
    private static async Task<LocalServer?> StartWhereNoneRunsAsync(ServerOptions server, ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        if (parsed.GetResult(server.Data) is null or { Implicit: true } || parsed.GetValue(server.Url) is not null)
        {
            return null;
        }

        var folder = parsed.GetRequiredValue(server.Data);
        if (!Directory.Exists(folder))
        {
            throw new ToolException(ExitCode.Usage, $"There is no data folder '{folder}'.");
        }

        if (ServerAddress.FromFolder(folder) is { } address && await AnswersAsync(server.ConnectTo(parsed, address), cancellationToken))
        {
            return null;
        }

        terminal.Note($"No server runs on {folder}: starting one.");
        return await LocalServer.StartAsync(LocalServer.Quiet(folder), cancellationToken);
    }

    private static async Task<bool> AnswersAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        using (connection)
        {
            try
            {
                await connection.Client.GetPartitionsAsync(cancellationToken);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
            catch (FinDataException)
            {
                // Refused, but there: the comparison will say why.
                return true;
            }
        }
    }

    private static void Write(Terminal terminal, VerifyReport report)
    {
        if (report.Differences.Count > 0)
        {
            var table = Cells.Grid("Subject", "Field", "Log folds to", "Server answers");
            foreach (var difference in report.Differences.Take(MostShown))
            {
                table.AddTextRow(difference.Subject, difference.Field, difference.Folded, difference.Answered);
            }

            terminal.Out.Write(table);
            if (report.Differences.Count > MostShown)
            {
                terminal.Line($"... and {Cells.Count(report.Differences.Count - MostShown)} more.");
            }
        }

        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"{report.Events:N0} events folded again in {report.Seconds:0.0} s: {report.Contracts:N0} contracts, {report.Differ:N0} differ; {report.Clients:N0} clients, {report.ClientsDiffer:N0} differ; portfolio lines that differ: {report.PortfolioDiffer:N0}."));
    }
}
