using FinData.Client;

namespace FinData.Cli;

/// <summary>A client of one server, with the connections under it.</summary>
internal sealed class ServerConnection : IDisposable
{
    private readonly HttpClient http;

    public ServerConnection(FinDataClientOptions options)
    {
        Address = options.Address;
        Client = FinDataClientServices.Create(options, out http);
    }

    public Uri Address { get; }

    public FinDataClient Client { get; }

    public void Dispose() => http.Dispose();
}
