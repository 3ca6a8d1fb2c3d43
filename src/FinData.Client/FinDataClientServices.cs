using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace FinData.Client;

public static class FinDataClientServices
{
    /// <summary>Adds <see cref="FinDataClient"/> as a typed client of <see cref="IHttpClientFactory"/>.</summary>
    public static IHttpClientBuilder AddFinDataClient(this IServiceCollection services, Action<FinDataClientOptions>? configure = null)
    {
        var options = new FinDataClientOptions();
        configure?.Invoke(options);
        var builder = services.AddHttpClient<FinDataClient>(http => Prepare(http, options));
        return options.AccessToken is { } token ? builder.AddHttpMessageHandler(() => new BearerHandler(token)) : builder;
    }

    /// <summary>For programs without dependency injection: a client of its own. Dispose <paramref name="http"/> when done.</summary>
    public static FinDataClient Create(FinDataClientOptions options, out HttpClient http)
    {
        http = options.AccessToken is { } token
            ? new HttpClient(new BearerHandler(token) { InnerHandler = new SocketsHttpHandler() })
            : new HttpClient();
        Prepare(http, options);
        return new FinDataClient(http);
    }

    private static void Prepare(HttpClient http, FinDataClientOptions options)
    {
        // Relative paths are joined to the address: without the slash at its end they would replace its last segment.
        var address = options.Address.AbsoluteUri;
        http.BaseAddress = address.EndsWith('/') ? options.Address : new Uri(address + "/");
        http.Timeout = options.Timeout;
        if (options.ApiKey is { } key)
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }
    }

    private sealed class BearerHandler(Func<CancellationToken, ValueTask<string>> accessToken) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await accessToken(cancellationToken).ConfigureAwait(false));
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
