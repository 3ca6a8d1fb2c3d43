using System.Net;
using System.Net.Sockets;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Stands before a broker and passes on what comes, either way, no faster than it is told: a broker that is slow, or far away.</summary>
internal sealed class SlowProxy : IAsyncDisposable
{
    private const int Chunk = 4096;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly int target;
    private long pause;

    public SlowProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How long each 4 KiB take; zero passes all on at once.</summary>
    public TimeSpan Pause
    {
        set => Interlocked.Exchange(ref pause, value.Ticks);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        using (var broker = new TcpClient())
        {
            try
            {
                await broker.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                await await Task.WhenAny(PassOnAsync(client.GetStream(), broker.GetStream()), PassOnAsync(broker.GetStream(), client.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // Either side has gone, and the other goes with it.
            }
        }
    }

    private async Task PassOnAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[Chunk];
        while (await from.ReadAsync(buffer, stop.Token) is > 0 and var count)
        {
            if (Interlocked.Read(ref pause) is > 0 and var ticks)
            {
                await Task.Delay(TimeSpan.FromTicks(ticks), TimeProvider.System, stop.Token);
            }

            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
