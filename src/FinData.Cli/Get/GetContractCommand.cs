using System.CommandLine;
using System.Globalization;

namespace FinData.Cli;

internal static class GetContractCommand
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "Contract id." };
        var asOf = CommandParts.AsOf();
        var knownAt = CommandParts.KnownAt();
        var json = CommandParts.Json();
        var server = new ServerOptions();
        var command = new Command("contract", "Show the balances of a contract.") { id, asOf, knownAt, json };
        server.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = server.Connect(parsed);
            var contractId = parsed.GetRequiredValue(id);
            var query = new ContractQuery { AsOf = parsed.GetValue(asOf), KnownAt = parsed.GetValue(knownAt) };
            var view = await connection.Client.GetContractAsync(contractId, query, cancellationToken)
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
        return command.WithExamples("findata get contract loan-1", "findata get contract loan-1 --as-of 2026-06-30", "findata get contract loan-1 --json");
    }

    private static void Write(Terminal terminal, ContractView view)
    {
        var table = Cells.Grid("Contract", view.ContractId + ">");
        table.AddTextRow("Client", view.ClientId);
        table.AddTextRow("Kind, product", $"{view.Kind}, {view.Product}");
        table.AddTextRow("Status", Cells.Status(view.Status, view.DaysPastDue));
        table.AddTextRow("As of", Cells.Date(view.AsOf));
        table.AddTextRow("Balance", $"{Cells.Amount(view.Balance)} {view.Currency}");
        table.AddTextRow("Accrued interest", Cells.Amount(view.AccruedInterest));
        if (view.Kind == "loan")
        {
            AddLoan(table, view);
        }

        table.AddTextRow("Watermark", string.Create(CultureInfo.InvariantCulture, $"{view.Watermark} of partition {view.Partition}{(view.Stale ? ", stale" : "")}"));
        terminal.Out.Write(table);
    }

    private static void AddLoan(Spectre.Console.Table table, ContractView view)
    {
        ReadOnlySpan<(string Name, decimal Value)> rows =
        [
            ("Principal outstanding", view.PrincipalOutstanding),
            ("Principal due", view.PrincipalDue),
            ("Interest due", view.InterestDue),
            ("Fees due", view.FeesDue),
            ("Penalties due", view.PenaltiesDue),
            ("Overdue", view.Overdue),
            ("Accrued penalty", view.AccruedPenalty),
            ("Unallocated credit", view.UnallocatedCredit),
            ("Disbursed", view.TotalDisbursed),
            ("Paid", view.TotalPaid),
            ("  of it principal", view.PrincipalPaid),
            ("  of it interest", view.InterestPaid),
            ("  of it fees", view.FeesPaid),
            ("  of it penalties", view.PenaltiesPaid),
            ("Waived", view.Waived),
            ("Written off", view.WrittenOff),
            ("Recovered", view.Recovered),
        ];
        foreach (var (name, value) in rows)
        {
            table.AddTextRow(name, Cells.Amount(value));
        }
    }
}
