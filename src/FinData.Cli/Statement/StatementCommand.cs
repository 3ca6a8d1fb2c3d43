using System.CommandLine;
using System.Globalization;

namespace FinData.Cli;

/// <summary><c>findata statement ID</c>: every event of a contract with what became of it.</summary>
internal static class StatementCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Contract id." };
        var asOf = CommandParts.AsOf();
        var knownAt = CommandParts.KnownAt();
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("statement", "Show every event of a contract, what became of it, and the balances after it.") { id, asOf, knownAt, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var contractId = parsed.GetRequiredValue(id);
            var query = new ContractQuery { AsOf = parsed.GetValue(asOf), KnownAt = parsed.GetValue(knownAt) };
            var view = await connection.Client.GetStatementAsync(contractId, query, cancellationToken)
                ?? throw new ToolException(ExitCode.NotFound, $"The server knows no contract '{contractId}'.");
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(view);
            }
            else
            {
                Write(terminal, view);
            }

            return ExitCode.Ok;
        });
        return command.WithExamples("findata statement loan-1", "findata statement loan-1 --as-of 2026-06-30", "findata statement loan-1 --json");
    }

    private static void Write(Terminal terminal, StatementView view)
    {
        var table = Cells.Grid("Date", "Event", "Type", "Amount>", "Outcome", "Balance>", "Accrued>", "Principal>", "Offset>");
        foreach (var line in view.Lines)
        {
            table.AddTextRow(
                Cells.Date(line.Date), line.EventId, line.Type, Cells.Amount(line.Amount), line.Reason is null ? line.Outcome : $"{line.Outcome}: {line.Reason}",
                Cells.Amount(line.Balance), Cells.Amount(line.AccruedInterest), Cells.Amount(line.PrincipalOutstanding),
                line.Offset.ToString(CultureInfo.InvariantCulture));
        }

        terminal.Line($"Contract {view.ContractId}, {view.Currency}");
        terminal.Out.Write(table);
    }
}
