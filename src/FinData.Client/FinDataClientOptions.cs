namespace FinData.Client;

/// <summary>Where the server is and how to be let in.</summary>
public sealed class FinDataClientOptions
{
    /// <summary>The server's root. Default: where <c>findata serve</c> listens.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1:8080/");

    /// <summary>Sent as <c>X-Api-Key</c>; null where the server asks for none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Gives the JWT for each request; null where the server asks for none.</summary>
    public Func<CancellationToken, ValueTask<string>>? AccessToken { get; set; }

    /// <summary>How long to wait for an answer to begin.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);
}
