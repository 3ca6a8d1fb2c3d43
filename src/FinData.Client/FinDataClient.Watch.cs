using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>
    /// The contract now, and again after each change, until cancelled or the server ends the stream (call again then). Changes that follow
    /// each other quickly may come as one. The server's heartbeats are not shown.
    /// </summary>
    public async IAsyncEnumerable<ContractView> WatchContractAsync(
        string contractId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Get, ContractPath(contractId, "/watch", null));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await FinDataException.FromAsync(response, cancellationToken).ConfigureAwait(false);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var parser = SseParser.Create(body, static (type, data) => type == "position" ? JsonSerializer.Deserialize<ContractView>(data, FinDataJson.Options) : null);
        await foreach (var item in parser.EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item.Data is { } view)
            {
                yield return view;
            }
        }
    }
}
