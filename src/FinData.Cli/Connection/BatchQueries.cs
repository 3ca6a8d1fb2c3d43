using FinData.Client;

namespace FinData.Cli;

/// <summary>Asks for many contracts or clients, as many a call as the server takes, a few calls at a time.</summary>
internal static class BatchQueries
{
    /// <summary>Bound of the API.</summary>
    private const int IdsPerCall = 1000;

    private const int CallsInFlight = 4;

    public static async Task<Dictionary<string, ContractView>> ContractsAsync(FinDataClient client, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var views = new Dictionary<string, ContractView>(StringComparer.Ordinal);
        await ForEachAsync(ids, async (chunk, ct) =>
            {
                var answer = await client.QueryContractsAsync(new ContractBatchRequest { ContractIds = [.. chunk] }, ct);
                return answer.Problems is [var first, ..] ? throw Unanswered("contract", first.ContractId, first.Detail) : answer.Contracts;
            },
            view => views.Add(view.ContractId, view), cancellationToken);
        return views;
    }

    public static async Task<Dictionary<string, ClientView>> ClientsAsync(FinDataClient client, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var views = new Dictionary<string, ClientView>(StringComparer.Ordinal);
        await ForEachAsync(ids, async (chunk, ct) =>
            {
                var answer = await client.QueryClientsAsync(new ClientBatchRequest { ClientIds = [.. chunk] }, ct);
                return answer.Problems is [var first, ..] ? throw Unanswered("client", first.ClientId, first.Detail) : answer.Clients;
            },
            view => views.Add(view.ClientId, view), cancellationToken);
        return views;
    }

    /// <summary>Nothing can be compared without all of them.</summary>
    private static ToolException Unanswered(string what, string id, string detail) => new(ExitCode.Refused, $"The server cannot show {what} {id} now: {detail}");

    private static async Task ForEachAsync<T>(
        IEnumerable<string> ids, Func<string[], CancellationToken, Task<System.Collections.Immutable.ImmutableArray<T>>> ask, Action<T> add, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = CallsInFlight, CancellationToken = cancellationToken };
        var adding = new Lock();
        await Parallel.ForEachAsync(ids.Chunk(IdsPerCall), options, async (chunk, ct) =>
        {
            var answers = await ask(chunk, ct);
            lock (adding)
            {
                foreach (var answer in answers)
                {
                    add(answer);
                }
            }
        });
    }
}
