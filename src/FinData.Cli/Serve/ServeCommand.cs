using System.CommandLine;
using FinData.Silo;

namespace FinData.Cli;

/// <summary><c>findata serve</c>: one process with log, store, grains, HTTP API and pages.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string>("--data") { Description = "Data folder: log and store. Made where there is none.", HelpName = "DIR", DefaultValueFactory = static _ => ServerAddress.DefaultDataFolder };
        var urls = new Option<string>("--url") { Description = "Where to listen. Port 0 takes a free one.", HelpName = "URL", DefaultValueFactory = static _ => ServerAddress.Default };
        var partitions = CommandParts.Bounded("--partitions", "Partitions of a new log, 1 to 1024. A log that exists keeps its own.", 8, 1, 1024);
        var command = new Command("serve", "Run a server until Ctrl-C. It drains and checkpoints before it ends.") { data, urls, partitions };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new FinDataServerOptions
            {
                DataFolder = parsed.GetRequiredValue(data),
                Urls = parsed.GetRequiredValue(urls),
                Partitions = parsed.GetValue(partitions),
            };
            await using var server = await LocalServer.StartAsync(options, cancellationToken);
            terminal.Line($"FinData serves {options.DataFolder} at {server.Address} until Ctrl-C.");
            await server.WaitAsync(cancellationToken);
            terminal.Note("Draining.");
            return ExitCode.Ok;
        });
        return command.WithExamples("findata serve", "findata serve --data ledger --url http://127.0.0.1:7400", "findata serve --url http://127.0.0.1:0 --partitions 16");
    }
}
