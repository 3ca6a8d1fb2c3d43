using System.Collections.Immutable;
using Orleans.Concurrency;

namespace FinData.Grains;

/// <summary>Sums the partitions' totals. Stateless: any silo may answer.</summary>
[StatelessWorker]
internal sealed class PortfolioGrain(IEventLog log) : Grain, IPortfolioGrain
{
    public async Task<PortfolioView> Get(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, log.PartitionCount).Select(p => AskAsync(p, cancellationToken)));
        var lines = answers
            .Where(static a => a is not null)
            .SelectMany(static a => a!.Value)
            .GroupBy(static l => (l.Kind, l.Product, l.Currency, l.Status, l.Bucket))
            .OrderBy(static g => g.Key.Kind, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Product, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Currency, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Status)
            .ThenBy(static g => g.Key.Bucket)
            .Select(static g => g.First() with
            {
                Contracts = g.Sum(static l => l.Contracts),
                Balance = g.Sum(static l => l.Balance),
                AccruedInterest = g.Sum(static l => l.AccruedInterest),
                PrincipalOutstanding = g.Sum(static l => l.PrincipalOutstanding),
                Overdue = g.Sum(static l => l.Overdue),
            })
            .ToImmutableArray();
        return new PortfolioView
        {
            Lines = lines,
            Contracts = lines.Sum(static l => l.Contracts),
            MissingPartitions = [.. Enumerable.Range(0, answers.Length).Where(i => answers[i] is null)],
        };
    }

    // A partition that cannot answer is named in the view, it does not fail the rest.
    private async Task<ImmutableArray<PortfolioLine>?> AskAsync(int partition, CancellationToken cancellationToken)
    {
        try
        {
            return await GrainFactory.GetGrain<IPartitionGrain>(partition).GetTotals(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
