using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace FinData.Client;

public sealed partial class FinDataClient
{
    /// <summary>The contract's balances, or null where it is unknown.</summary>
    public Task<ContractView?> GetContractAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<ContractView>(ContractPath(contractId, "", query), cancellationToken);

    /// <summary>The contract's balances unless they still are those that <paramref name="etag"/> names. Null value: unknown.</summary>
    public async Task<IfChanged<ContractView>> GetContractIfChangedAsync(
        string contractId, string? etag, ContractQuery? query = null, CancellationToken cancellationToken = default)
    {
        using var request = Request(HttpMethod.Get, ContractPath(contractId, "", query));
        if (etag is not null)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new IfChanged<ContractView>(null, etag, IsChanged: false);
        }

        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            var problem = await FinDataException.FromAsync(response, cancellationToken).ConfigureAwait(false);
            return problem.IsUnknownSubject ? new IfChanged<ContractView>(null, null, IsChanged: true) : throw problem;
        }

        var view = await ReadAsync<ContractView>(response, cancellationToken).ConfigureAwait(false);
        return new IfChanged<ContractView>(view, response.Headers.ETag?.ToString(), IsChanged: true);
    }

    /// <summary>The schedule with what is paid of it; null for accounts and unknown contracts.</summary>
    public Task<ScheduleView?> GetScheduleAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<ScheduleView>(ContractPath(contractId, "/schedule", query), cancellationToken);

    /// <summary>One line per event with the balances after it; null where the contract is unknown.</summary>
    public Task<StatementView?> GetStatementAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<StatementView>(ContractPath(contractId, "/statement", query), cancellationToken);

    /// <summary>The journal; null where the contract is unknown.</summary>
    public Task<JournalView?> GetJournalAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<JournalView>(ContractPath(contractId, "/journal", query), cancellationToken);

    /// <summary>What was agreed at opening; null where the contract is unknown or not open.</summary>
    public Task<TermsView?> GetTermsAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<TermsView>(ContractPath(contractId, "/terms", query), cancellationToken);

    /// <summary>What the contract earned, month by month; null where it is unknown.</summary>
    public Task<IncomeView?> GetIncomeAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<IncomeView>(ContractPath(contractId, "/income", query), cancellationToken);

    /// <summary>What a loan is expected to bring, month by month; null for accounts and unknown contracts.</summary>
    public Task<CashFlowView?> GetCashFlowAsync(string contractId, ContractQuery? query = null, CancellationToken cancellationToken = default)
        => GetOrNullAsync<CashFlowView>(ContractPath(contractId, "/cash-flow", query), cancellationToken);

    /// <summary>What settles the contract on a date; null where it is unknown or not open.</summary>
    public Task<PayoffView?> GetPayoffAsync(string contractId, DateOnly date, CancellationToken cancellationToken = default)
        => GetOrNullAsync<PayoffView>($"{ContractPath(contractId, "/payoff", null)}?date={Iso(date)}", cancellationToken);

    /// <summary>What became of one event; null where the contract has no such event.</summary>
    public Task<EventView?> GetEventAsync(string contractId, string eventId, CancellationToken cancellationToken = default)
        => GetOrNullAsync<EventView>(ContractPath(contractId, $"/events/{Uri.EscapeDataString(eventId)}", null), cancellationToken);

    /// <summary>Many contracts in one call, at most 1,000. Unknown ones are named in the answer, and so are those without figures, each with its problem.</summary>
    public Task<ContractBatchResponse> QueryContractsAsync(ContractBatchRequest request, CancellationToken cancellationToken = default)
        => PostAsync<ContractBatchRequest, ContractBatchResponse>("v1/contracts/query", request, cancellationToken);

    private static string ContractPath(string contractId, string tail, ContractQuery? query)
    {
        ArgumentException.ThrowIfNullOrEmpty(contractId);
        var parameters = new List<string>(3);
        if (query?.AsOf is { } asOf)
        {
            parameters.Add($"asOf={Iso(asOf)}");
        }

        if (query?.KnownAt is { } knownAt)
        {
            parameters.Add(string.Create(CultureInfo.InvariantCulture, $"knownAt={knownAt}"));
        }

        if (query?.ReadAfter is { } readAfter)
        {
            parameters.Add(string.Create(CultureInfo.InvariantCulture, $"readAfter={readAfter}"));
        }

        var path = $"v1/contracts/{Uri.EscapeDataString(contractId)}{tail}";
        return parameters.Count == 0 ? path : $"{path}?{string.Join('&', parameters)}";
    }

    private static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
