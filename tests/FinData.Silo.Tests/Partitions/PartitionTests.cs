using System.Net;
using System.Text;

namespace FinData.Silo.Tests.Partitions;

public sealed class PartitionTests
{
    [Fact]
    public async Task GetPartitions_All_AreListedInOrder()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Partitions[2] = new PartitionView { Partition = 2, State = PartitionState.Faulted, Error = "why" };
        var views = await server.Client.GetPartitionsAsync();
        Assert.Equal([0, 1, 2, 3], views.Select(view => view.Partition));
        Assert.Equal((PartitionState.Faulted, "why"), (views[2].State, views[2].Error));
    }

    [Fact]
    public async Task GetPartitions_OwnerAway_IsShownAsStoppedWithWhy()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Failure = new TimeoutException();
        Assert.All(await server.Client.GetPartitionsAsync(), view => Assert.Equal((PartitionState.Stopped, true), (view.State, view.Error is not null)));
    }

    [Fact]
    public async Task GetRecords_Pages_GoOnWhereThePageBeforeEnded()
    {
        await using var server = await HttpServer.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            server.Log.Append(1, "k"u8, Encoding.UTF8.GetBytes($"v{i}"));
        }

        var first = await server.Client.GetRecordsAsync(1, 0, 3);
        Assert.Equal((3, 3, 5), (first.Records.Length, first.Next, first.LogEnd));
        var second = await server.Client.GetRecordsAsync(1, first.Next, 3);
        Assert.Equal([3, 4], second.Records.Select(record => record.Offset));
        var end = await server.Client.GetRecordsAsync(1, second.Next, 3);
        Assert.Empty(end.Records);
        Assert.Equal((5, 5), (end.Next, end.LogEnd));
    }

    [Fact]
    public async Task GetContractIds_EmptyPartition_EndsAtOnce()
    {
        await using var server = await HttpServer.StartAsync();
        var page = await server.Client.GetContractIdsAsync(0, limit: 2);
        Assert.Empty(page.Ids);
        Assert.Null(page.After);
    }

    [Fact]
    public async Task GetQuarantined_Pages_GoOnAfterTheLastIdAndLeaveOutWhatHasLeft()
    {
        await using var server = await HttpServer.StartAsync();
        foreach (var id in new[] { "A-3", "A-1", "A-2" })
        {
            server.Ledger.Quarantined[id] = Samples.Quarantined(id);
        }

        server.Ledger.Quarantined["A-2"] = null!; // listed, but just back
        var first = await server.Client.GetQuarantinedAsync(0, limit: 2);
        Assert.Equal([Samples.Quarantined("A-1")], first.Contracts);
        var second = await server.Client.GetQuarantinedAsync(0, first.After, 2);
        Assert.Equal(["A-3"], second.Contracts.Select(contract => contract.ContractId));
        Assert.Null(second.After);
    }

    [Fact]
    public async Task GetQuarantined_UnknownPartition_SaysWhichThereAre()
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.GetAsync("v1/partitions/4/quarantined");
        await response.IsProblemAsync(HttpStatusCode.NotFound, "unknown-partition");
    }

    [Fact]
    public async Task GetDeadLetters_Pages_AreNewestFirst()
    {
        await using var server = await HttpServer.StartAsync();
        await server.Client.IngestBatchAsync("a\nb\nc\n"u8.ToArray());
        var first = await server.Client.GetDeadLettersAsync(limit: 2);
        Assert.Equal(["c", "b"], first.Letters.Select(letter => letter.Text));
        var second = await server.Client.GetDeadLettersAsync(first.Before, 2);
        Assert.Equal(["a"], second.Letters.Select(letter => letter.Text));
        Assert.Null(second.Before);
    }

    [Theory]
    [InlineData("v1/partitions/0/records?limit=0", "limit")]
    [InlineData("v1/partitions/0/records?limit=1001", "1000")]
    [InlineData("v1/partitions/0/records?from=-1", "from")]
    [InlineData("v1/partitions/0/contracts?limit=x", "limit")]
    [InlineData("v1/partitions/0/quarantined?limit=0", "limit")]
    [InlineData("v1/dead-letters?before=x", "before")]
    [InlineData("v1/portfolio?asOf=2026-01-01", "there are none")]
    public async Task Get_UnusablePaging_SaysWhatToWrite(string path, string expected)
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.GetAsync(path);
        Assert.Contains(expected, await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter"));
    }

    [Theory]
    [InlineData("contracts")]
    [InlineData("quarantined")]
    public async Task GetIds_BadAfter_SaysWhatAnIdIs(string list)
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.GetAsync($"v1/partitions/0/{list}?after=a%20b");
        await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-id");
    }

    [Fact]
    public async Task GetPortfolio_Totals_Answer()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("A-1", 1, 1));
        Assert.Equal(1, (await server.Client.GetPortfolioAsync()).Contracts);
    }

    [Theory]
    [InlineData(PartitionState.Running, "this", true)]
    [InlineData(PartitionState.StoreUnavailable, "this", true)]
    [InlineData(PartitionState.Starting, "this", false)]
    [InlineData(PartitionState.Faulted, "this", false)]
    [InlineData(PartitionState.Stopped, null, false)]
    [InlineData(PartitionState.Faulted, "another", true)]
    public async Task Ready_OnePartitionInAState_CountsOnlyOwnOnes(PartitionState state, string? silo, bool expected)
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Partitions[3] = new PartitionView { Partition = 3, State = state, Silo = silo };
        Assert.Equal(expected, await server.Client.IsReadyAsync());
        Assert.Equal("ok", (await (await server.Http.GetAsync("healthz")).JsonAsync()).RootElement.GetProperty("status").GetString());
    }
}
