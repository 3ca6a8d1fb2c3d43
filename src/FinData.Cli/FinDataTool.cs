using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using FinData.Cli.Bench;
using FinData.Cli.Conformance;
using FinData.Cli.Simulate;
using FinData.Cli.Torture;

namespace FinData.Cli;

/// <summary>The tool as a whole: parses, runs, and turns every failure into an exit code and a line on standard error.</summary>
internal static class FinDataTool
{
    /// <summary>Ctrl-C lets a server drain and checkpoint; longer than this, it ends all the same.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(60);

    public static RootCommand CreateRoot(Terminal terminal)
    {
        var root = new RootCommand("FinData: live, exactly-once balances and interest of loans and accounts.")
        {
            ServeCommand.Create(terminal),
            DemoCommand.Create(terminal),
            IngestCommand.Create(terminal),
            GetCommand.Create(terminal),
            StatementCommand.Create(terminal),
            PartitionsCommand.Create(terminal),
            QuarantinedCommand.Create(terminal),
            DeadLettersCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            ConformanceCommand.Create(terminal),
            BenchCommand.Create(terminal),
            TortureCommand.Create(terminal),
        };
        root.Options.Add(CalendarsOption.Create());
        // The root command brings a help option of its own: the one with examples takes its place.
        root.Options.Remove(root.Options.OfType<HelpOption>().Single());
        root.WithExamples(
            "findata demo",
            "findata serve --data ledger",
            "findata ingest events.ndjson && findata get contract loan-1",
            "findata verify",
            "findata simulate --terms loan.json --events events.ndjson",
            "",
            "Exit codes: 0 done, 1 failed or found differences, 2 wrong command line, 3 no server answers, 4 some events rejected,",
            "            5 not found, 6 refused by the server, 130 interrupted.");
        return root;
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var parsed = CreateRoot(terminal).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            return ReportUsage(parsed, terminal);
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = DrainTimeout,
            Output = terminal.Output,
        };
        try
        {
            CalendarsOption.Apply(parsed);
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception exception)
        {
            var (exitCode, message) = Failures.Explain(exception);
            terminal.Note($"findata: {message}");
            return exitCode;
        }
    }

    private static int ReportUsage(ParseResult parsed, Terminal terminal)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent)
        {
            names.Insert(0, command.Command is RootCommand ? "findata" : command.Command.Name);
        }

        terminal.Note($"findata: {parsed.Errors[0].Message}");
        terminal.Note($"Run '{string.Join(' ', names)} --help' for what it takes.");
        return ExitCode.Usage;
    }
}
