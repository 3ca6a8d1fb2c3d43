using FinData.Client;
using FinData.Events;

namespace FinData.Cli;

/// <summary>Reads the log, folds it the plain way, and compares every contract, every client and the portfolio with what the server answers.</summary>
internal sealed class Verification(FinDataClient client, Action<string> note)
{
    private static readonly TimeSpan CatchUpPatience = TimeSpan.FromMinutes(10);

    /// <summary>Client totals and the portfolio follow the contracts after a checkpoint: what differs for longer is wrong, not late.</summary>
    private static readonly TimeSpan TotalsPatience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public async Task<VerifyReport> RunAsync(CancellationToken cancellationToken)
    {
        var schemas = new AvroSchemas();
        var fold = new PlainFold(schemas);
        var started = TimeProvider.System.GetTimestamp();
        var ends = await CaughtUp.WaitAsync(client, CatchUpPatience, note, cancellationToken);
        note($"The partitions have caught up with the log: {Cells.Count(ends.Values.Sum())} offsets. Reading it.");
        foreach (var (partition, end) in ends.OrderBy(static e => e.Key))
        {
            await LogReader.ReadAsync(client, partition, end, schemas, record => fold.Add(partition, record), cancellationToken);
        }

        note($"Folding {Cells.Count(fold.Contracts)} contracts again.");
        var folded = fold.Fold().ToList();
        var contracts = await CompareContractsAsync(folded, ends, cancellationToken);
        var byClient = folded.Where(static c => c.ClientId is not null).GroupBy(static c => c.ClientId!).ToDictionary(static g => g.Key, static g => g.ToList());
        var clients = await CompareClientsAsync(byClient, cancellationToken);
        var portfolio = await ComparePortfolioAsync(folded, cancellationToken);
        return new VerifyReport
        {
            Contracts = folded.Count,
            Differ = contracts.DistinctBy(static d => d.Subject).Count(),
            Clients = byClient.Count,
            ClientsDiffer = clients.DistinctBy(static d => d.Subject).Count(),
            PortfolioDiffer = portfolio.Count,
            Events = fold.Events,
            Rejected = fold.Rejected,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            Differences = [.. contracts, .. clients, .. portfolio],
        };
    }

    private async Task<List<Difference>> CompareContractsAsync(
        IReadOnlyList<ContractView> folded, IReadOnlyDictionary<int, long> ends, CancellationToken cancellationToken)
    {
        var answered = await BatchQueries.ContractsAsync(client, folded.Select(static c => c.ContractId), cancellationToken);
        var differences = new List<Difference>();
        foreach (var ours in folded)
        {
            var theirs = answered.GetValueOrDefault(ours.ContractId);
            if (theirs is not null && theirs.Watermark >= ends[theirs.Partition])
            {
                // The log has grown since: ask again for what was known at the end that was read.
                theirs = await client.GetContractAsync(ours.ContractId, new ContractQuery { KnownAt = ends[theirs.Partition] - 1 }, cancellationToken);
            }

            differences.AddRange(ContractComparison.Compare(ours, theirs));
        }

        differences.AddRange(await FindInventedAsync(folded, ends.Keys, cancellationToken));
        return differences;
    }

    /// <summary>Contracts that the server has and the log has not.</summary>
    private async Task<List<Difference>> FindInventedAsync(
        IEnumerable<ContractView> folded, IEnumerable<int> partitions, CancellationToken cancellationToken)
    {
        var known = folded.Select(static c => c.ContractId).ToHashSet(StringComparer.Ordinal);
        var invented = new List<Difference>();
        foreach (var partition in partitions)
        {
            string? after = null;
            do
            {
                var page = await client.GetContractIdsAsync(partition, after, cancellationToken: cancellationToken);
                invented.AddRange(page.Ids.Where(id => !known.Contains(id)).Select(static id => new Difference(id, "contract", "not in the log", "known to the server")));
                after = page.After;
            }
            while (after is not null);
        }

        return invented;
    }

    private Task<List<Difference>> CompareClientsAsync(Dictionary<string, List<ContractView>> byClient, CancellationToken cancellationToken)
    {
        var left = byClient.Keys.ToList();
        return RepeatAsync(async () =>
        {
            var answered = await BatchQueries.ClientsAsync(client, left, cancellationToken);
            var differences = left.SelectMany(id => ClientComparison.Compare(id, byClient[id], answered.GetValueOrDefault(id))).ToList();
            left = differences.ConvertAll(static d => d.Subject).Distinct().ToList();
            return differences;
        }, cancellationToken);
    }

    private Task<List<Difference>> ComparePortfolioAsync(IReadOnlyCollection<ContractView> folded, CancellationToken cancellationToken)
        => RepeatAsync(async () => PortfolioComparison.Compare(folded, await client.GetPortfolioAsync(cancellationToken)).ToList(), cancellationToken);

    private static async Task<List<Difference>> RepeatAsync(Func<Task<List<Difference>>> compare, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var differences = await compare();
            if (differences.Count == 0 || TimeProvider.System.GetElapsedTime(started) > TotalsPatience)
            {
                return differences;
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }
}
