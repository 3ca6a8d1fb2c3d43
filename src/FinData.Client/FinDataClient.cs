using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace FinData.Client;

/// <summary>
/// FinData over HTTP. Thread-safe; one instance serves a process. What the server does not know comes back as null;
/// what it refuses comes back as a <see cref="FinDataException"/> that says why.
/// </summary>
/// <param name="http">Its <see cref="HttpClient.BaseAddress"/> is the server's root; see <see cref="FinDataClientServices.AddFinDataClient"/>.</param>
public sealed partial class FinDataClient(HttpClient http)
{
    private async Task<T?> GetOrNullAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var request = Request(HttpMethod.Get, path);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            var problem = await FinDataException.FromAsync(response, cancellationToken).ConfigureAwait(false);
            return problem.IsUnknownSubject ? null : throw problem;
        }

        return await ReadAsync<T>(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, path);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<T>(response, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TResponse> PostAsync<TRequest, TResponse>(string path, TRequest body, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(body, options: FinDataJson.Options);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        return await ReadAsync<TResponse>(response, cancellationToken).ConfigureAwait(false);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/problem+json"));
        return request;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw await FinDataException.FromAsync(response, cancellationToken).ConfigureAwait(false);
        }

        return await response.Content.ReadFromJsonAsync<T>(FinDataJson.Options, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"The server answered {(int)response.StatusCode} with no body.");
    }
}
