using FinData.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FinData.Cli;

/// <summary>A server in this process. While it runs, its data folder holds a file with its address.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    /// <summary>Loopback, on a port that nobody uses.</summary>
    public const string FreeAddress = "http://127.0.0.1:0";

    /// <summary>What the host says of a failed start is a stack trace; the tool says it in a line. Once started, the host's word is wanted.</summary>
    private const string HostLog = "Logging:Console:LogLevel:Microsoft.Extensions.Hosting";

    /// <summary>The log goes to standard error, where it spoils no result, and leaves out what frameworks say of each step.</summary>
    private static readonly string[] LogSettings =
    [
        "--Logging:Console:LogToStandardErrorThreshold=Trace",
        "--Logging:LogLevel:Polly=Warning",
        "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        $"--{HostLog}=None",
    ];

    private readonly WebApplication app;
    private readonly string addressFile;

    private LocalServer(WebApplication app, string dataFolder)
    {
        this.app = app;
        DataFolder = dataFolder;
        addressFile = Path.Combine(dataFolder, ServerAddress.FileName);
        Address = FinDataServer.AddressOf(app);
    }

    public Uri Address { get; }

    public string DataFolder { get; }

    /// <summary>Settings of a server for one command: a free port, and no log but of what fails.</summary>
    public static string[] Quiet(string dataFolder) => [Setting("DataFolder", dataFolder), Setting("Urls", FreeAddress), "--Logging:Console:LogLevel:Default=Error"];

    /// <summary>A setting as the server reads it from its command line.</summary>
    public static string Setting(string name, string value) => $"--{FinDataServerOptions.Section}:{name}={value}";

    /// <param name="settings">Command line of the server.</param>
    public static async Task<LocalServer> StartAsync(string[] settings, CancellationToken cancellationToken)
    {
        var dataFolder = "";
        var app = FinDataServer.Build([.. LogSettings, .. settings], options => dataFolder = options.DataFolder);
        try
        {
            await app.StartAsync(cancellationToken);
            ((ConfigurationManager)app.Configuration).AddInMemoryCollection([new(HostLog, "Error")]);
            var server = new LocalServer(app, dataFolder);
            await File.WriteAllTextAsync(server.addressFile, server.Address.ToString(), cancellationToken);
            return server;
        }
        catch (Exception fault)
        {
            await AbandonAsync(app);
            // A start that was cut short fails in as many ways as it has parts; what happened is that somebody stopped it.
            throw cancellationToken.IsCancellationRequested ? new OperationCanceledException("Stopped while starting.", fault, cancellationToken) : fault;
        }
    }

    /// <summary>Completes when the server stops: by Ctrl-C, which is no failure, or because something in it asked for the end.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await app.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C: disposing drains and checkpoints.
        }
    }

    public async ValueTask DisposeAsync()
    {
        File.Delete(addressFile);
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    /// <summary>Stops what a failed start has started. A host that came to nothing refuses even that: what counts is why it didn't start.</summary>
    private static async Task AbandonAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            // See above: the fault of the start is on its way to the caller.
        }

        await app.DisposeAsync();
    }
}
