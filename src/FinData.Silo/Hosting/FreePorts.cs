using System.Net;
using System.Net.Sockets;

namespace FinData.Silo;

/// <summary>Loopback ports that are free now. Orleans wants to know its ports before it listens, so they cannot be left to the system.</summary>
internal static class FreePorts
{
    /// <summary>All held at once before any is let go, so that they differ.</summary>
    public static int[] Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
            {
                listener.Start();
            }

            return [.. listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
            {
                listener.Dispose();
            }
        }
    }
}
