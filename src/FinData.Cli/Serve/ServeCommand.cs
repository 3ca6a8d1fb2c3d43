using System.CommandLine;
using System.Globalization;

namespace FinData.Cli;

/// <summary><c>findata serve</c>: one process with log, store, grains, HTTP API and pages.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = $"Data folder: log and store. Made where there is none. Default: {ServerAddress.DefaultDataFolder}.", HelpName = "DIR" };
        var url = new Option<string?>("--url") { Description = $"Where to listen; port 0 takes a free one. Default: {ServerAddress.Default}.", HelpName = "URL" };
        var partitions = CommandParts.Bounded("--partitions", "Partitions of a new log, 1 to 1024. A log that exists keeps its own.", 8, 1, 1024);
        var set = new Option<string[]>("--set") { Description = "Any other setting of the server, such as Security:ApiKeysFile=keys.json. Repeatable.", HelpName = "NAME=VALUE", DefaultValueFactory = static _ => [] };
        set.Validators.Add(static result =>
        {
            if (result.Tokens.FirstOrDefault(static t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1) is { } token)
            {
                result.AddError($"--set takes NAME=VALUE, not '{token.Value}'.");
            }
        });
        var command = new Command("serve", "Run a server until Ctrl-C. It drains and checkpoints before it ends.") { data, url, partitions, set };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = new List<string>();
            Add("DataFolder", parsed.GetValue(data));
            Add("Urls", parsed.GetValue(url));
            Add("Partitions", parsed.GetResult(partitions) is { Implicit: false } ? parsed.GetValue(partitions).ToString(CultureInfo.InvariantCulture) : null);
            settings.AddRange(parsed.GetRequiredValue(set).Select(static s => s.Split('=', 2)).Select(static s => LocalServer.Setting(s[0], s[1])));
            await using (var server = await LocalServer.StartAsync([.. settings], cancellationToken))
            {
                terminal.Line($"FinData serves {server.DataFolder} at {server.Address} until Ctrl-C.");
                await server.WaitAsync(cancellationToken);
                terminal.Note("Draining.");
            }

            terminal.Note("Stopped.");
            return ExitCode.Ok;

            void Add(string name, string? value)
            {
                if (value is not null)
                {
                    settings.Add(LocalServer.Setting(name, value));
                }
            }
        });
        return command.WithExamples(
            "findata serve",
            "findata serve --data ledger --url http://127.0.0.1:0 --partitions 16",
            "findata serve --url http://0.0.0.0:8080 --set Security:ApiKeysFile=keys.json");
    }
}
