using System.CommandLine;
using System.Globalization;
using FinData.Client;

namespace FinData.Cli;

/// <summary><c>findata quarantined</c>: contracts whose fold breaks an invariant, since when and why.</summary>
internal static class QuarantinedCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("quarantined", "List contracts whose fold breaks an invariant: since which offset, at which event, why. Exits 1 when there are any.") { json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var found = await FindAsync(connection.Client, cancellationToken);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(found);
            }
            else
            {
                Write(terminal, found);
            }

            return found.Count == 0 ? ExitCode.Ok : ExitCode.Failure;
        });
        return command.WithExamples("findata quarantined", "findata quarantined --json");
    }

    private static async Task<List<QuarantineView>> FindAsync(FinDataClient client, CancellationToken cancellationToken)
    {
        var found = new List<QuarantineView>();
        foreach (var partition in (await client.GetPartitionsAsync(cancellationToken)).Where(static p => p.Quarantined > 0))
        {
            string? after = null;
            do
            {
                var page = await client.GetQuarantinedAsync(partition.Partition, after, cancellationToken: cancellationToken);
                found.AddRange(page.Contracts);
                after = page.After;
            }
            while (after is not null);
        }

        return found;
    }

    private static void Write(Terminal terminal, List<QuarantineView> found)
    {
        if (found.Count == 0)
        {
            terminal.Line("No contract is quarantined.");
            return;
        }

        var table = Cells.Grid("Contract", "#>", "Since>", "Event", "Offset>", "Reason");
        foreach (var one in found)
        {
            table.AddTextRow(
                one.ContractId, one.Partition.ToString(CultureInfo.InvariantCulture), Place(one.Since), one.EventId ?? "", Place(one.Offset), one.Reason);
        }

        terminal.Out.Write(table);
    }

    private static string Place(long? offset) => offset is { } known ? Cells.Count(known) : "";
}
