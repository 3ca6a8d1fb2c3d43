using System.CommandLine;
using System.Text.Json;

namespace FinData.Cli.Bench;

/// <summary><c>findata bench</c>: measures this machine on a log of its own making, in a temporary folder that it removes.</summary>
internal static class BenchCommand
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static Command Create(Terminal terminal) => new Command("bench", "Measure throughput, reads, latency and recovery.")
    {
        CreatePump(terminal),
        CreateQuery(terminal),
        CreateLatency(terminal),
        CreateKafka(terminal),
    }.WithExamples(
        "findata bench pump --contracts 100000 --events 10000000 --partitions 16 --json pump.json",
        "findata bench query --concurrency 16",
        "findata bench latency --rate 20000",
        "findata bench kafka --bootstrap 127.0.0.1:9092 --json kafka.json");

    private static Command CreatePump(Terminal terminal)
    {
        var common = new CommonOptions(contracts: 100_000, events: 10_000_000);
        var command = new Command("pump", "Raw read, decode, fold, and the pump with durable checkpoints, on one log in one run.") { common.Events };
        common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, common, directory => new PumpBench(
            parsed.GetValue(common.Contracts), parsed.GetValue(common.Events), parsed.GetValue(common.Partitions), seed: 1, directory, terminal.Note)
            .RunAsync(cancellationToken)));
        return command.WithExamples("findata bench pump", "findata bench pump --contracts 1000000 --events 10000000 --partitions 16 --json pump.json");
    }

    private static Command CreateQuery(Terminal terminal)
    {
        var common = new CommonOptions(contracts: 100_000, events: 10_000_000);
        var concurrency = CommandParts.Bounded("--concurrency", "Reads under way at once.", 8, 1, 1024);
        var seconds = CommandParts.Bounded("--seconds", "Length of each measurement.", 3, 1, 600);
        var command = new Command("query", "Point reads through the grain and over HTTP, pumps busy and at rest.") { concurrency, seconds, common.Events };
        common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, common, directory => new QueryBench(
            parsed.GetValue(common.Contracts), parsed.GetValue(common.Events), parsed.GetValue(concurrency), parsed.GetValue(seconds),
            parsed.GetValue(common.Partitions), directory, terminal.Note)
            .RunAsync(cancellationToken)));
        return command.WithExamples("findata bench query", "findata bench query --concurrency 32 --json query.json");
    }

    private static Command CreateLatency(Terminal terminal)
    {
        var common = new CommonOptions(contracts: 100_000, events: 0);
        var rate = CommandParts.Bounded("--rate", "Events a second.", 20_000, 200, 10_000_000);
        var seconds = CommandParts.Bounded("--seconds", "Length of the measurement.", 15, 1, 3600);
        var command = new Command("latency", "From append to acknowledged, and to visible by key, at a paced rate.") { rate, seconds };
        common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, common, directory => new LatencyBench(
            parsed.GetValue(common.Contracts), parsed.GetValue(rate), parsed.GetValue(seconds), terminal.Note)
            .RunAsync(parsed.GetValue(common.Partitions), directory, cancellationToken)));
        return command.WithExamples("findata bench latency", "findata bench latency --rate 50000 --seconds 60");
    }

    private static Command CreateKafka(Terminal terminal)
    {
        var common = new CommonOptions(contracts: 100_000, events: 10_000_000);
        var bootstrap = new Option<string>("--bootstrap") { Description = "Brokers, host:port. A topic is made there, filled, and deleted at the end.", HelpName = "HOST:PORT", Required = true };
        var replication = CommandParts.Bounded("--replication", "Copies of each partition of the topic.", 1, 1, 10);
        var rate = CommandParts.Bounded("--rate", "Events a second of the paced part; 0 leaves it out.", 10_000, 0, 10_000_000);
        var seconds = CommandParts.Bounded("--seconds", "Length of the paced part.", 15, 1, 3600);
        var recovery = new Option<bool>("--no-recovery") { Description = "Leave out the part that kills a server." };
        var command = new Command("kafka", "On a topic: raw consumption, a pass of the pump, cold and warm after a restart, paced latency, recovery after SIGKILL, in one run.")
        {
            bootstrap, replication, rate, seconds, recovery, common.Events,
        };
        common.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(terminal, parsed, common, directory => new KafkaBench(
            new KafkaBenchPlan
            {
                Bootstrap = parsed.GetRequiredValue(bootstrap),
                Replication = (short)parsed.GetValue(replication),
                Contracts = parsed.GetValue(common.Contracts),
                Events = parsed.GetValue(common.Events),
                Partitions = parsed.GetValue(common.Partitions),
                Rate = parsed.GetValue(rate),
                Seconds = parsed.GetValue(seconds),
                Recovers = !parsed.GetValue(recovery),
            },
            directory,
            terminal.Note).RunAsync(cancellationToken)));
        return command.WithExamples(
            "findata bench kafka --bootstrap 127.0.0.1:9092", "findata bench kafka --bootstrap 127.0.0.1:9092 --contracts 1000000 --partitions 32 --json kafka.json");
    }

    private static async Task<int> RunAsync<T>(Terminal terminal, ParseResult parsed, CommonOptions common, Func<string, Task<T>> run)
    {
        var directory = Directory.CreateTempSubdirectory("findata-bench-").FullName;
        try
        {
            var figures = JsonSerializer.Serialize(await run(directory), Json);
            terminal.Line(figures);
            if (parsed.GetValue(common.JsonFile) is { } file)
            {
                await File.WriteAllTextAsync(file, figures + "\n");
            }

            return ExitCode.Ok;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Options of every benchmark.</summary>
    private sealed class CommonOptions(int contracts, int events)
    {
        public Option<int> Contracts { get; } = CommandParts.Bounded("--contracts", "Contracts in the stream.", contracts, 1, 99_999_999);

        public Option<int> Events { get; } = CommandParts.Bounded("--events", "Events in the stream, openings among them.", events, 1, 2_000_000_000);

        public Option<int> Partitions { get; } = CommandParts.Bounded("--partitions", "Partitions of the log.", 16, 1, 1024);

        public Option<string?> JsonFile { get; } = CommandParts.JsonFile();

        public void AddTo(Command command)
        {
            command.Add(Contracts);
            command.Add(Partitions);
            command.Add(JsonFile);
        }
    }
}
