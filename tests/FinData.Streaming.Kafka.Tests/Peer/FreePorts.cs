using System.Net;
using System.Net.Sockets;

namespace FinData.Streaming.Kafka.Tests;

/// <summary>Ports of this machine that nobody listens on, for brokers that must be told theirs.</summary>
internal static class FreePorts
{
    private const int Highest = 65_000;

    /// <summary>The first of so many ports in a row.</summary>
    public static int InARow(int count)
    {
        while (true)
        {
            var first = Any();
            if (first + count < Highest && Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }
    }

    private static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
