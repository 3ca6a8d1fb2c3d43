using System.CommandLine;
using System.Globalization;

namespace FinData.Cli;

/// <summary><c>findata partitions</c>: how far each partition has read, and what it found.</summary>
internal static class PartitionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("partitions", "Show every partition: state, lag, counts. Exits 1 when one is not running.") { json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var partitions = await connection.Client.GetPartitionsAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(partitions);
            }
            else
            {
                Write(terminal, partitions);
            }

            return partitions.All(static p => p.State == PartitionState.Running) ? ExitCode.Ok : ExitCode.Failure;
        });
        return command.WithExamples("findata partitions", "findata partitions --json", "findata partitions --url http://127.0.0.1:8080");
    }

    private static void Write(Terminal terminal, IEnumerable<PartitionView> partitions)
    {
        var table = Cells.Grid("#>", "State", "Log end>", "Folded>", "Durable>", "Lag>", "Contracts>", "Applied>", "Duplicate>", "Refused>", "Pending>", "Rejected>", "Re-folds>", "Revised>", "Quarantined>", "Epoch>");
        foreach (var p in partitions)
        {
            table.AddTextRow(
                p.Partition.ToString(CultureInfo.InvariantCulture), p.Error is null ? Cells.Name(p.State) : $"{Cells.Name(p.State)}: {p.Error}",
                Cells.Count(p.LogEnd), Cells.Count(p.Folded), Cells.Count(p.Checkpointed), Cells.Count(p.Lag), Cells.Count(p.ResidentContracts),
                Cells.Count(p.Applied), Cells.Count(p.Duplicates), Cells.Count(p.Refused), Cells.Count(p.Pending), Cells.Count(p.Rejected),
                Cells.Count(p.Refolds), Cells.Count(p.Revised), Cells.Count(p.Quarantined), Cells.Count(p.Epoch));
        }

        terminal.Out.Write(table);
    }
}
