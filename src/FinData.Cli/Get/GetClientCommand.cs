using System.CommandLine;
using FinData.Lending;

namespace FinData.Cli;

internal static class GetClientCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Client id." };
        var asOf = CommandParts.AsOf();
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("client", "Show a client's contracts and totals.") { id, asOf, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var clientId = parsed.GetRequiredValue(id);
            var view = await connection.Client.GetClientAsync(clientId, parsed.GetValue(asOf), cancellationToken)
                ?? throw new ToolException(ExitCode.NotFound, $"No contract names a client '{clientId}'.");
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
        return command.WithExamples("findata get client c-77", "findata get client c-77 --as-of 2026-06-30 --json");
    }

    private static void Write(Terminal terminal, ClientView view)
    {
        var contracts = Cells.Grid("Contract", "Kind", "Product", "Status", "Balance>", "Accrued>", "Principal>", "Overdue>", "");
        foreach (var one in view.Contracts)
        {
            contracts.AddTextRow(one.ContractId, one.Kind, one.Product, Cells.Status(one.Status, one.DaysPastDue), Cells.Amount(one.Balance),
                Cells.Amount(one.AccruedInterest), Cells.Amount(one.PrincipalOutstanding), Cells.Amount(one.Overdue), one.Currency);
        }

        foreach (var total in view.Totals)
        {
            contracts.AddTextRow($"Total of {Cells.Count(total.Contracts)}", total.Kind, "", "", Cells.Amount(total.Balance),
                Cells.Amount(total.AccruedInterest), Cells.Amount(total.PrincipalOutstanding), Cells.Amount(total.Overdue), total.Currency);
        }

        terminal.Line($"Client {view.ClientId}{(view.AsOf is { } date ? $" as of {Cells.Date(date)}" : "")}");
        terminal.Out.Write(contracts);
        if (view.Delinquency.Any(static total => total.Bucket != DelinquencyBucket.Current))
        {
            WriteDelinquency(terminal, view);
        }
    }

    private static void WriteDelinquency(Terminal terminal, ClientView view)
    {
        var table = Cells.Grid("Days past due", "Loans>", "Principal>", "Overdue>", "");
        foreach (var total in view.Delinquency)
        {
            table.AddTextRow(Cells.Name(total.Bucket), Cells.Count(total.Contracts), Cells.Amount(total.PrincipalOutstanding), Cells.Amount(total.Overdue), total.Currency);
        }

        terminal.Out.Write(table);
    }
}
