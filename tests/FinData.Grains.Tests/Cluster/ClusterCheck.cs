using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Cluster;

/// <summary>Compares what the grains answer with the plain fold of the log.</summary>
internal static class ClusterCheck
{
    internal static void Equal(FoldResult expected, ContractView view)
    {
        var position = expected.Contract.Position;
        Assert.Equal(
            (position.Status, position.Balance, position.AccruedInterest, position.PrincipalOutstanding, position.InterestDue, position.Overdue, position.TotalPaid),
            (view.Status, view.Balance, view.AccruedInterest, view.PrincipalOutstanding, view.InterestDue, view.Overdue, view.TotalPaid));
        Assert.Equal((position.DaysPastDue, expected.Contract.ClientId), (view.DaysPastDue, view.ClientId));
        Assert.Equal(expected.Contract.Terms is null ? null : position.AsOf, view.AsOf);
    }

    internal static async Task ContractsAsync(LedgerCluster cluster)
    {
        foreach (var id in cluster.Model.Contracts)
        {
            var view = await cluster.ReadOwnWritesAsync(id);
            Equal(cluster.Model.FoldOf(id), view);
            Assert.Equal((cluster.Model.WatermarkOf(id), LedgerCluster.PartitionOf(id), false), (view.Watermark, view.Partition, view.Stale));
        }
    }

    /// <summary>Portfolio and clients come with the next checkpoint of each partition: waits for those, then everything is equal.</summary>
    internal static async Task TotalsAsync(LedgerCluster cluster)
    {
        for (var partition = 0; partition < LedgerCluster.Partitions; partition++)
        {
            await cluster.Partition(partition).Checkpoint(TestContext.Current.CancellationToken);
        }

        var portfolio = await cluster.PortfolioAsync();
        Assert.Empty(portfolio.MissingPartitions);
        Assert.Equal(cluster.Model.Portfolio(), LogModel.ToText(portfolio.Lines));
        Assert.Equal(cluster.Model.Contracts.Count, portfolio.Contracts);
        foreach (var client in cluster.Model.Clients)
        {
            // A change crosses from silo to silo after its checkpoint.
            await Eventually.TrueAsync(
                async () => (await ReadAsync(cluster, client)).SequenceEqual(Expected(cluster, client)), $"client {client} has the sums of its contracts");
        }
    }

    internal static IEnumerable<(string, decimal, decimal)> Expected(LedgerCluster cluster, string client) => cluster.Model.ContractsOf(client)
        .Select(id => (id, cluster.Model.FoldOf(id).Contract.Position.Balance, cluster.Model.FoldOf(id).Contract.Position.AccruedInterest));

    internal static async Task<IEnumerable<(string, decimal, decimal)>> ReadAsync(LedgerCluster cluster, string client)
        => (await cluster.Client(client).Get(null, TestContext.Current.CancellationToken))!.Contracts.Select(static c => (c.ContractId, c.Balance, c.AccruedInterest));
}
