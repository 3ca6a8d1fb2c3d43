using System.CommandLine;
using System.Globalization;
using FinData.Client;

namespace FinData.Cli;

/// <summary><c>findata statement ID</c>: every event of a contract with what became of it.</summary>
internal static class StatementCommand
{
    // Who sent more openings than this with wrong terms is told enough.
    private const int MostOpenings = 10;

    private static readonly (string Name, Func<StatementLine, decimal> Of)[] Buckets =
    [
        ("Interest due>", static line => line.InterestDue),
        ("Fees due>", static line => line.FeesDue),
        ("Penalties due>", static line => line.PenaltiesDue),
        ("Penalty accrued>", static line => line.AccruedPenalty),
        ("Credit>", static line => line.Credit),
    ];

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
                await WriteTermsErrorsAsync(terminal, connection.Client, view, cancellationToken);
            }

            return ExitCode.Ok;
        });
        return command.WithExamples("findata statement loan-1", "findata statement loan-1 --as-of 2026-06-30", "findata statement loan-1 --json");
    }

    private static void Write(Terminal terminal, StatementView view)
    {
        // Columns of buckets that hold nothing on any line would only make the table wide.
        var buckets = Buckets.Where(bucket => view.Lines.Any(line => bucket.Of(line) != 0)).ToArray();
        var table = Cells.Grid(["Date", "Event", "Type", "Amount>", "Outcome", "Balance>", "Accrued>", "Principal>", .. buckets.Select(static bucket => bucket.Name), "Offset>"]);
        foreach (var line in view.Lines)
        {
            table.AddTextRow(
            [
                Cells.Date(line.Date), line.EventId, line.Type, Cells.Amount(line.Amount), line.Reason is null ? line.Outcome : $"{line.Outcome}: {line.Reason}",
                Cells.Amount(line.Balance), Cells.Amount(line.AccruedInterest), Cells.Amount(line.PrincipalOutstanding),
                .. buckets.Select(bucket => Cells.Amount(bucket.Of(line))), line.Offset.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        terminal.Line($"Contract {view.ContractId}, {view.Currency}");
        terminal.Out.Write(table);
    }

    // The statement says that the terms are invalid; each opening knows every error of them.
    private static async Task WriteTermsErrorsAsync(Terminal terminal, FinDataClient client, StatementView view, CancellationToken cancellationToken)
    {
        var table = Cells.Grid("Event", "Field", "What is wrong");
        foreach (var line in view.Lines.Where(static line => line is { Type: "opened", Reason: "invalid-terms" }).Take(MostOpenings))
        {
            var refused = await client.GetEventAsync(view.ContractId, line.EventId, cancellationToken);
            foreach (var error in refused?.TermsErrors ?? [])
            {
                table.AddTextRow(line.EventId, error.Field, error.Message);
            }
        }

        if (table.Rows.Count > 0)
        {
            terminal.Line("Terms that make no sense:");
            terminal.Out.Write(table);
        }
    }
}
