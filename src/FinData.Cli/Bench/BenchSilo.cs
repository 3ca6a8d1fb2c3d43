using System.Net;
using System.Net.Sockets;
using FinData.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinData.Cli.Bench;

/// <summary>A silo with nothing but the runtime, over a log and a store that the benchmark owns.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private readonly IHost host;
    private readonly IEventLog log;
    private bool isDisposed;

    private BenchSilo(IHost host, IEventLog log) => (this.host, this.log) = (host, log);

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts and waits until every pump runs.</summary>
    public static async Task<BenchSilo> StartAsync(IEventLog log, ILedgerStore store, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddConsole(static o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort());
            silo.Services.AddSingleton(log);
            silo.Services.AddSingleton(store);
            silo.AddLedger();
        });
        var silo = new BenchSilo(builder.Build(), log);
        await silo.host.StartAsync(cancellationToken);
        await silo.WaitAsync(static p => p.State == PartitionState.Running, cancellationToken);
        return silo;
    }

    /// <summary>Waits until everything that the log shows is folded and durable.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(static p => p.Folded >= p.LogEnd, cancellationToken);
        await Task.WhenAll(Enumerable.Range(0, log.PartitionCount).Select(p => Grains.GetGrain<IPartitionGrain>(p).Checkpoint(cancellationToken)));
    }

    public Task<PartitionView[]> StatusAsync(CancellationToken cancellationToken)
        => Task.WhenAll(Enumerable.Range(0, log.PartitionCount).Select(p => Grains.GetGrain<IPartitionGrain>(p).GetStatus(cancellationToken)));

    public async ValueTask DisposeAsync()
    {
        if (!isDisposed)
        {
            isDisposed = true;
            await host.StopAsync();
            host.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync(Func<PartitionView, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var status = await StatusAsync(cancellationToken);
            if (Array.Find(status, static p => p.State is PartitionState.Faulted or PartitionState.LogLost) is { } faulted)
            {
                throw new InvalidOperationException($"Partition {faulted.Partition} failed: {faulted.Error}");
            }

            if (Array.TrueForAll(status, p => condition(p)))
            {
                return;
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }
}
