using System.CommandLine;
using FinData.Cli.Demo;

namespace FinData.Cli;

/// <summary><c>findata demo</c>: a server of its own, real data through the front door, and every figure held against its source.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string?>("--data") { Description = "Folder to keep the data in; must be new or empty. Default: a temporary one that is removed at the end.", HelpName = "DIR" };
        var exit = new Option<bool>("--exit") { Description = "Stop after the summary instead of serving until Ctrl-C." };
        var json = CommandParts.JsonFile();
        var command = new Command("demo", "Stream real bank accounts and loans through a server of its own and compare the balances with the sources.")
        {
            data, exit, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var started = TimeProvider.System.GetTimestamp();
            await using var folder = DataFolder.Open(parsed.GetValue(data));
            await using var server = await LocalServer.StartAsync(LocalServer.Quiet(folder.Path), cancellationToken);
            using var connection = new ServerConnection(new Client.FinDataClientOptions { Address = server.Address });
            var run = await DemoRun.RunAsync(terminal, connection.Client, started, cancellationToken);
            run.Write(terminal, server.Address);
            if (parsed.GetValue(json) is { } file)
            {
                await File.WriteAllTextAsync(file, run.Summary.ToJson() + "\n", cancellationToken);
            }

            if (!parsed.GetValue(exit))
            {
                terminal.Line("Serving until Ctrl-C.");
                await server.WaitAsync(cancellationToken);
            }

            return run.IsClean ? ExitCode.Ok : ExitCode.Failure;
        });
        return command.WithExamples("findata demo", "findata demo --exit --json demo.json", "findata demo --data demo-data");
    }
}
