using System.CommandLine;
using System.Globalization;

namespace FinData.Cli.Torture;

/// <summary><c>findata torture</c>: real processes on a real broker, killed and stopped at random while events come in; then everything is verified.</summary>
internal static class TortureCommand
{
    public static Command Create(Terminal terminal)
    {
        var minutes = new Option<double>("--minutes") { Description = "How long the kills and pauses go on, 0.1 to 1440.", DefaultValueFactory = static _ => 10, HelpName = "N" };
        minutes.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1
                && (!double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value is not (>= 0.1 and <= 1440)))
            {
                result.AddError($"--minutes takes a number from 0.1 to 1440, not '{result.Tokens[0].Value}'.");
            }
        });
        var bootstrap = new Option<string?>("--bootstrap") { Description = "Brokers that run already, host:port, separated by commas. They are left alone: only the server is tortured.", HelpName = "BROKERS" };
        var kafka = new Option<string?>("--kafka") { Description = "Folder with the scripts start and stop of a broker: three nodes are started, tortured and stopped.", HelpName = "DIR" };
        var outage = CommandParts.Bounded("--outage", "Seconds for which all brokers are away at once, half-way, 0 to 600. Needs --kafka.", 0, 0, 600);
        var rate = CommandParts.Bounded("--rate", "Events a second, 10 to 100000.", 1_000, 10, 100_000);
        var seed = CommandParts.Bounded("--seed", "Draws events, kills and pauses.", 1, 0, int.MaxValue);
        var json = CommandParts.JsonFile();
        var command = new Command("torture", "Kill and pause a server and its brokers at random while events come in; then verify. Exits 1 on any difference or loss.")
        {
            minutes, bootstrap, kafka, outage, rate, seed, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(bootstrap) is null == result.GetValue(kafka) is null)
            {
                result.AddError("Give either --bootstrap, brokers that run, or --kafka, the folder of a broker's start script.");
            }
            else if (result.GetValue(outage) > 0 && result.GetValue(kafka) is null)
            {
                result.AddError("--outage takes all brokers away: it needs --kafka, since brokers of --bootstrap are left alone.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(kafka) is { } broker)
            {
                Brokers.ThrowIfNoScripts(broker);
            }

            var folder = Directory.CreateTempSubdirectory("findata-torture-");
            await using var brokers = parsed.GetValue(kafka) is { } scripts
                ? await Brokers.StartAsync(scripts, Path.Combine(folder.FullName, "kafka"), cancellationToken)
                : Brokers.Given(parsed.GetValue(bootstrap)!);
            var run = new TortureRun(
                brokers, folder.FullName, TimeSpan.FromMinutes(parsed.GetValue(minutes)), TimeSpan.FromSeconds(parsed.GetValue(outage)), parsed.GetValue(rate), parsed.GetValue(seed), terminal.Note);
            var report = await run.RunAsync(cancellationToken);
            if (parsed.GetValue(json) is { } file)
            {
                await File.WriteAllTextAsync(file, report.ToJson() + "\n", cancellationToken);
            }

            terminal.Line(report.ToText());
            if (!report.IsClean())
            {
                terminal.Note($"What is left of it: {folder.FullName}");
                return ExitCode.Failure;
            }

            await brokers.DisposeAsync();
            folder.Delete(recursive: true);
            return ExitCode.Ok;
        });
        return command.WithExamples(
            "findata torture --kafka kafka-scripts --minutes 10 --outage 60 --json torture.json",
            "findata torture --bootstrap broker1:9092,broker2:9092 --rate 5000");
    }
}
