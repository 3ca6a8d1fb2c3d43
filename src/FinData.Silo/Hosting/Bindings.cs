using System.Net;

namespace FinData.Silo;

/// <summary>What the addresses of a server mean.</summary>
internal static class Bindings
{
    public static string[] Split(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null where the address can be listened on; else what is wrong with it.</summary>
    public static string? FaultOf(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is not ("http" or "https") ? "has a scheme other than http or https"
                : address.IsUnixPipe || address.IsNamedPipe ? "names a pipe or socket file"
                : address.PathBase.Length > 0 ? "has a path"
                : address.Port is < 0 or > ushort.MaxValue ? "has a port outside 0 to 65535"
                : null;
        }
        catch (FormatException)
        {
            return "is no address";
        }
    }

    /// <summary>Names that only resolve to this machine, by RFC 6761 and by what Kestrel does with them.</summary>
    public static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return IsLoopbackHost(host);
    }

    /// <param name="host">A name or an address; IPv6 with or without brackets.</param>
    public static bool IsLoopbackHost(string host)
        => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
           || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
