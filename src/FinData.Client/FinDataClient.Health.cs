using System.Net;

namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>Whether every partition of the server that answers is running.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Get, "readyz");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.ServiceUnavailable => false,
            _ => throw await FinDataException.FromAsync(response, cancellationToken).ConfigureAwait(false),
        };
    }
}
