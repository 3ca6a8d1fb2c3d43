namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>A client's contracts and totals; null where no contract names the client.</summary>
    /// <param name="asOf">Null: each contract as of its last event. A date: every contract at that date.</param>
    public Task<ClientView?> GetClientAsync(string clientId, DateOnly? asOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        var path = $"v1/clients/{Uri.EscapeDataString(clientId)}";
        return GetOrNullAsync<ClientView>(asOf is { } date ? $"{path}?asOf={Iso(date)}" : path, cancellationToken);
    }

    /// <summary>Many clients in one call, at most 1,000; unknown ones are named in the answer.</summary>
    public Task<ClientBatchResponse> QueryClientsAsync(ClientBatchRequest request, CancellationToken cancellationToken = default)
        => PostAsync<ClientBatchRequest, ClientBatchResponse>("v1/clients/query", request, cancellationToken);

    /// <summary>Totals of everything.</summary>
    public Task<PortfolioView> GetPortfolioAsync(CancellationToken cancellationToken = default)
        => GetAsync<PortfolioView>("v1/portfolio", cancellationToken);
}
