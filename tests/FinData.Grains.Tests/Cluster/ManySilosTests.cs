using FinData.Conformance;

namespace FinData.Grains.Tests.Cluster;

/// <summary>Three silos, one of which joins late, one of which is killed: partitions move, nothing else changes.</summary>
public sealed class ManySilosTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Partitions_RunOnTheSiloOfTheHighestWeight_AndAnswerRight()
    {
        await using var cluster = await LedgerCluster.StartAsync(3);
        await cluster.SettledAsync();
        var owners = await OwnersAsync(cluster);
        Assert.Equal(Enumerable.Range(0, LedgerCluster.Partitions).Select(p => cluster.OwnerOf(p).ToParsableString()), owners);

        await AppendLivesAsync(cluster, 0);
        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
        var client = (await cluster.Client("client-1").Get(Given.Day(200), Token))!;
        var expected = cluster.Model.ContractsOf("client-1").Select(id => cluster.Model.FoldOf(id, Given.Day(200)).Contract.Position).ToList();
        Assert.Equal(expected.Sum(static p => p.AccruedInterest), client.Totals.Sum(static t => t.AccruedInterest));
        Assert.Equal((expected.Count, Given.Day(200)), (client.Contracts.Length, client.AsOf!.Value));
        Assert.Null(await cluster.Client("nobody").Get(null, Token));
    }

    [Fact]
    public async Task ClientTotals_OnAnotherSiloThanTheContract_StayLive()
    {
        // Never read again: what is right later has come by itself.
        await using var cluster = await LedgerCluster.StartAsync(2, static o => o.ClientRefresh = TimeSpan.FromDays(1));
        await cluster.SettledAsync();
        var clients = Enumerable.Range(0, 20).Select(static i => $"client-{i}").ToList();
        foreach (var client in clients)
        {
            await cluster.AppendAsync($"contract-of-{client}", "open", Given.Opened(0, client));
        }

        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
        Assert.Contains(clients, c => HomeOf(cluster, c) != HomeOf(cluster, $"contract-of-{c}"));

        foreach (var client in clients)
        {
            await cluster.AppendAsync($"contract-of-{client}", "e1", Given.Credited(1, 5m));
            await cluster.AppendAsync($"second-of-{client}", "open", Given.Opened(0, client));
        }

        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
    }

    [Fact]
    public async Task Silo_ThatJoins_TakesOnlyItsShare()
    {
        await using var cluster = await LedgerCluster.StartAsync(2, static o => o.ClientRefresh = TimeSpan.FromDays(1));
        await cluster.SettledAsync();
        await AppendLivesAsync(cluster, 0);
        await LiveReadsAsync(cluster); // partitions have just moved to the silos that came
        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
        var before = await OwnersAsync(cluster);
        var epochs = await EpochsAsync(cluster);

        var joined = await cluster.JoinAsync();
        await AppendLivesAsync(cluster, 1);
        await cluster.SettledAsync();
        var after = await OwnersAsync(cluster);
        for (var partition = 0; partition < LedgerCluster.Partitions; partition++)
        {
            Assert.True(after[partition] == before[partition] || after[partition] == joined.SiloAddress.ToParsableString());
        }

        // A partition that stays was never let go.
        var moved = Enumerable.Range(0, LedgerCluster.Partitions).Where(p => after[p] != before[p]).ToList();
        var epochsAfter = await EpochsAsync(cluster);
        Assert.All(Enumerable.Range(0, LedgerCluster.Partitions).Except(moved), p => Assert.Equal(epochs[p], epochsAfter[p]));

        await LiveReadsAsync(cluster);
        await AppendLivesAsync(cluster, 2);
        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Silo_ThatGoes_LeavesItsShareToTheOthers(bool isKilled)
    {
        await using var cluster = await LedgerCluster.StartAsync(3, static o => o.ClientRefresh = TimeSpan.FromDays(1));
        await cluster.SettledAsync();
        await AppendLivesAsync(cluster, 0);
        await LiveReadsAsync(cluster); // partitions have just moved to the silos that came
        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
        var before = await OwnersAsync(cluster);

        // What is folded and not checkpointed dies with a killed silo; its pump goes on as a zombie for as long as this process lives.
        var leaving = cluster.Silos[2];
        await AppendLivesAsync(cluster, 1);
        await (isKilled ? cluster.KillAsync(leaving) : cluster.StopAsync(leaving));
        await AppendLivesAsync(cluster, 2);
        await cluster.SettledAsync();
        var after = await OwnersAsync(cluster);
        Assert.All(Enumerable.Range(0, LedgerCluster.Partitions), p => Assert.True(after[p] == before[p] || before[p] == leaving.SiloAddress.ToParsableString()));

        await LiveReadsAsync(cluster);
        await ClusterCheck.ContractsAsync(cluster);
        await ClusterCheck.TotalsAsync(cluster);
    }

    /// <summary>After a move, the first answer may still come from the store; the next one comes from the owner.</summary>
    private static async Task LiveReadsAsync(LedgerCluster cluster)
    {
        foreach (var id in cluster.Model.Contracts)
        {
            await Eventually.TrueAsync(async () => await cluster.Contract(id).Get(ContractQuery.Latest, Token) is { Stale: false }, $"contract {id} is read from its owner");
        }
    }

    /// <summary>Contracts of three clients with what lives have: each part appends to all of them.</summary>
    private static async Task AppendLivesAsync(LedgerCluster cluster, int part)
    {
        for (var i = 0; i < 24; i++)
        {
            var id = $"life-{i}";
            if (part == 0)
            {
                await cluster.AppendAsync(id, "open", Given.Opened(0, $"client-{i % 3}", i % 4 == 3 ? Given.Loan : Given.Account));
            }

            var day = (part * 30) + 10;
            await cluster.AppendAsync(id, $"a{part}", i % 4 == 3 ? Given.Disbursed(1, 1_200m) : Given.Credited(day, 100m + i));
            await cluster.AppendAsync(id, $"b{part}", i % 4 == 3 ? Given.Paid(day, 10m + i) : Given.Debited(day - 5, 1m));
            await cluster.AppendAsync(id, $"b{Math.Max(0, part - 1)}", Given.Credited(day, 1m)); // conflicts with what came before
        }
    }

    private static SiloAddress HomeOf(LedgerCluster cluster, string id) => cluster.OwnerOf(LedgerCluster.PartitionOf(id));

    private static Task<string?[]> OwnersAsync(LedgerCluster cluster) => EachAsync(cluster, static status => status.Silo);

    private static Task<long[]> EpochsAsync(LedgerCluster cluster) => EachAsync(cluster, static status => status.Epoch);

    private static Task<T[]> EachAsync<T>(LedgerCluster cluster, Func<PartitionView, T> select)
        => Task.WhenAll(Enumerable.Range(0, LedgerCluster.Partitions).Select(async p => select(await cluster.Partition(p).GetStatus(Token))));
}
