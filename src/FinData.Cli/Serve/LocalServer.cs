using FinData.Silo;

namespace FinData.Cli;

/// <summary>A server in this process.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    /// <summary>Loopback, on a port that nobody uses.</summary>
    public const string FreeAddress = "http://127.0.0.1:0";

    private readonly FinDataServer server;

    private LocalServer(FinDataServer server) => this.server = server;

    public Uri Address => server.Address;

    public static async Task<LocalServer> StartAsync(FinDataServerOptions options, CancellationToken cancellationToken)
        => new(await FinDataServer.StartAsync(options, cancellationToken));

    /// <summary>Completes when the server stops: by Ctrl-C, which is no failure, or by a fault of its own.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await server.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C: the server drains and checkpoints when it is disposed.
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
