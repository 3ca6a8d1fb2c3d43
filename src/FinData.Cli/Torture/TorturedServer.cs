using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace FinData.Cli.Torture;

/// <summary><c>findata serve</c> on the broker, as a process of its own on one data folder and one address, however often it is killed.</summary>
internal sealed class TorturedServer(string folder, string bootstrap, short copies, string topic) : IAsyncDisposable
{
    private const int Partitions = 8;

    private readonly string dataFolder = Path.Combine(folder, "server");
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public void Start()
    {
        process?.Dispose();
        var log = Path.Combine(folder, "server.log");
        process = ChildServer.Start(dataFolder, Address.ToString(), Settings(), line => Keep(log, line));
    }

    public bool HasEnded => process?.HasExited != false;

    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Pause() => Signals.Send(process!.Id, Signals.Stop);

    public void Resume() => Signals.Send(process!.Id, Signals.Continue);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process?.Dispose();
    }

    // The address stays, whoever listens: a port of the system's choice would be another after each start.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private IEnumerable<string> Settings() =>
    [
        $"Partitions={Partitions}",
        "Log:Kind=kafka",
        $"Kafka:BootstrapServers={bootstrap}",
        $"Kafka:Topic={topic}",
        "Kafka:CreateTopics=true",
        $"Kafka:ReplicationFactor={copies}",
    ];

    private static void Keep(string file, string line)
    {
        lock (file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }
}
