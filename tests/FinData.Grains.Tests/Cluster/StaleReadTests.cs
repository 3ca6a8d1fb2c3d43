using FinData.Conformance;
using FinData.Lending;
using Orleans.Core.Internal;

namespace FinData.Grains.Tests.Cluster;

/// <summary>Reads while nobody folds the contract's partition, and reads that ask for what is not folded yet.</summary>
public sealed class StaleReadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WhileNoOwnerIsUp_AnswersFromTheStoreAndSaysSo()
    {
        await using var cluster = await LedgerCluster.StartAsync(1, static o => o.ReadAfterPatience = TimeSpan.FromMilliseconds(100), isKept: false);
        var partition = cluster.Partition(LedgerCluster.PartitionOf("a"));
        await cluster.AppendAsync("a", "open", Given.Opened(0));
        var saved = await cluster.AppendAsync("a", "e1", Given.Credited(1, 5m));
        Assert.Null(await cluster.Contract("a").Get(ContractQuery.Latest, Token));

        await partition.Start(Token);
        await cluster.ReadOwnWritesAsync("a");
        await partition.Checkpoint(Token);
        await partition.Release(Token); // the silo is the owner: it goes on
        Assert.False((await cluster.Contract("a").Get(ContractQuery.Latest, Token))!.Stale);
        await partition.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        await Eventually.TrueAsync(async () => (await cluster.Contract("a").Get(ContractQuery.Latest, Token))!.Stale, "the pump has stopped");
        var unfolded = await cluster.AppendAsync("a", "e2", Given.Credited(2, 7m));

        var stale = (await cluster.Contract("a").Get(ContractQuery.Latest, Token))!;
        Assert.Equal((5m, saved.Offset, true), (stale.Balance, stale.Watermark, stale.Stale));
        var statement = (await cluster.Contract("a").GetStatement(ContractQuery.Latest, Token))!;
        Assert.Equal(["open", "e1"], statement.Lines.Select(static l => l.EventId));

        // What is in the store is there for whoever wrote it; what is not takes its time, and then says so.
        Assert.Equal(5m, (await cluster.Contract("a").Get(new ContractQuery { ReadAfter = saved.Offset }, Token))!.Balance);
        await Assert.ThrowsAsync<ReadAfterTimeoutException>(() => cluster.Contract("a").Get(new ContractQuery { ReadAfter = unfolded.Offset }, Token));

        await partition.Start(Token);
        var live = await cluster.ReadOwnWritesAsync("a");
        Assert.Equal((12m, false), (live.Balance, live.Stale));
    }

    [Fact]
    public async Task ReadAfter_APositionThatDoesNotCome_TimesOutByName()
    {
        await using var cluster = await LedgerCluster.StartAsync(1, static o => o.ReadAfterPatience = TimeSpan.FromMilliseconds(100));
        await cluster.SettledAsync();
        var position = await cluster.AppendAsync("a", "open", Given.Opened(0));
        var error = await Assert.ThrowsAsync<ReadAfterTimeoutException>(
            () => cluster.Contract("a").Get(new ContractQuery { ReadAfter = position.Offset + 1 }, Token));
        Assert.Equal(
            $"Partition {position.Partition} has folded up to offset 1; offset 1 was not reached in time. Retry later.", error.Message);
        Assert.Equal(ContractStatus.Active, (await cluster.Contract("a").Get(ContractQuery.Latest, Token))!.Status);
    }

    [Fact]
    public async Task Portfolio_WhilePartitionsAreDown_NamesThem()
    {
        await using var cluster = await LedgerCluster.StartAsync(1, isKept: false);
        await cluster.Partition(3).Start(Token);
        Assert.Equal([0, 1, 2, 4, 5, 6, 7], (await cluster.PortfolioAsync()).MissingPartitions);
        Assert.Equal(PartitionState.Starting, (await cluster.Partition(2).GetStatus(Token)).State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Partition(2).Checkpoint(Token));
    }
}
