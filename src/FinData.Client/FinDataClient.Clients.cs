namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>A client's contracts and totals; null where no contract names the client.</summary>
    /// <param name="asOf">Null: each contract as of its last event. A date: every contract at that date.</param>
    public Task<ClientView?> GetClientAsync(string clientId, DateOnly? asOf = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<ClientView>(ClientPath(clientId, "", asOf), cancellationToken);

    /// <summary>What a client's contracts earned, month by month; null where no contract names the client.</summary>
    /// <param name="asOf">Null: each contract up to its last event.</param>
    public Task<ClientIncomeView?> GetClientIncomeAsync(string clientId, DateOnly? asOf = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<ClientIncomeView>(ClientPath(clientId, "/income", asOf), cancellationToken);

    /// <summary>What a client's loans are expected to bring, month by month; null where no contract names the client.</summary>
    /// <param name="asOf">After this date; null: after each contract's last event.</param>
    public Task<ClientCashFlowView?> GetClientCashFlowAsync(string clientId, DateOnly? asOf = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<ClientCashFlowView>(ClientPath(clientId, "/cash-flow", asOf), cancellationToken);

    /// <summary>Many clients in one call, at most 1,000. Unknown ones are named in the answer, and so are those that cannot be shown, each with its problem.</summary>
    public Task<ClientBatchResponse> QueryClientsAsync(ClientBatchRequest request, CancellationToken cancellationToken = default)
        => PostAsync<ClientBatchRequest, ClientBatchResponse>("v1/clients/query", request, cancellationToken);

    /// <summary>Totals of everything.</summary>
    public Task<PortfolioView> GetPortfolioAsync(CancellationToken cancellationToken = default)
        => GetAsync<PortfolioView>("v1/portfolio", cancellationToken);

    private static string ClientPath(string clientId, string tail, DateOnly? asOf)
    {
        ArgumentException.ThrowIfNullOrEmpty(clientId);
        var path = $"v1/clients/{Uri.EscapeDataString(clientId)}{tail}";
        return asOf is { } date ? $"{path}?asOf={Iso(date)}" : path;
    }
}
