using System.Globalization;
using System.Net;
using System.Text;
using FinData.Client;
using FinData.Lending;

namespace FinData.Silo.Tests.EndToEnd;

public sealed class ServerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("findata-server").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(Timeout = 60_000)]
    public async Task Server_EventsIn_BalancesOutAndStillThereAfterARestart()
    {
        long watermark;
        await using (var server = await RunningServer.StartAsync(folder))
        {
            var sent = await SendAsync(server, Samples.Opened("A/1"), Samples.Credited("A/1", "e1", 10.25m, 2), Samples.Credited("A/1", "e2", 5m, 3), Samples.Credited("A/1", "e1", 10.25m, 2));
            watermark = sent.Results[^1].Offset!.Value;
            var view = await server.Client.GetContractAsync("A/1", new ContractQuery { ReadAfter = watermark });
            Assert.Equal((15.25m, "EUR", "client-1", ContractStatus.Active), (view!.Balance, view.Currency, view.ClientId, view.Status));
            Assert.Equal(10.25m, (await server.Client.GetContractAsync("A/1", new ContractQuery { AsOf = new DateOnly(2026, 1, 2) }))!.Balance);
            Assert.Equal(0m, (await server.Client.GetContractAsync("A/1", new ContractQuery { KnownAt = sent.Results[0].Offset }))!.Balance);
        }

        await using (var server = await RunningServer.StartAsync(folder))
        {
            var view = await server.Client.GetContractAsync("A/1", new ContractQuery { ReadAfter = watermark });
            Assert.Equal(15.25m, view!.Balance);
            var partition = (await server.Client.GetPartitionsAsync())[view.Partition];
            Assert.Equal(partition.LogEnd, partition.Checkpointed);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Server_EveryView_AnswersForALoan()
    {
        await using var server = await RunningServer.StartAsync(folder);
        var sent = await SendAsync(server, Samples.OpenedLoan("L-1"), Samples.Disbursed("L-1", "d1", 1200m), Samples.Disbursed("L-1", "d2", 1m));
        var query = new ContractQuery { ReadAfter = sent.Results[^1].Offset };
        Assert.Equal(1200m, (await server.Client.GetContractAsync("L-1", query))!.PrincipalOutstanding);
        var schedule = await server.Client.GetScheduleAsync("L-1", query);
        Assert.Equal((12, 100m, 1200m), (schedule!.Installments.Length, schedule.Installments[0].Principal, schedule.Installments.Sum(i => i.Principal)));
        var statement = await server.Client.GetStatementAsync("L-1", query);
        Assert.Equal(["applied", "applied", "refused"], statement!.Lines.Select(line => line.Outcome));
        Assert.Equal("disbursement-exceeds-principal", statement.Lines[2].Reason);
        var journal = await server.Client.GetJournalAsync("L-1", query);
        Assert.NotEmpty(journal!.Lines);
        Assert.Equal(0m, journal.Imbalance);
        Assert.Equal(1200m, (await server.Client.GetPayoffAsync("L-1", new DateOnly(2026, 1, 1)))!.Total);
        Assert.Equal("refused", (await server.Client.GetEventAsync("L-1", "d2"))!.Outcome);
    }

    [Fact(Timeout = 60_000)]
    public async Task Server_ClientAndPortfolioAndIds_FollowTheContracts()
    {
        await using var server = await RunningServer.StartAsync(folder);
        var events = Enumerable.Range(1, 20).SelectMany(i => new[] { Samples.Opened(Id(i), clientId: "client-7"), Samples.Credited(Id(i), "e1", i) }).ToArray();
        var sent = await SendAsync(server, events);
        foreach (var last in sent.Results.GroupBy(r => r.Partition).Select(g => g.Last()))
        {
            var id = Id(Array.IndexOf(sent.Results.ToArray(), last) / 2 + 1);
            await server.Client.GetContractAsync(id, new ContractQuery { ReadAfter = last.Offset });
        }

        var portfolio = await EventuallyAsync(() => server.Client.GetPortfolioAsync(), view => view.Contracts == 20);
        Assert.Equal(210m, portfolio.Lines.Sum(line => line.Balance));

        var ids = await EventuallyAsync(() => ListIdsAsync(server), all => all.Count == 20);
        Assert.Equal(Enumerable.Range(1, 20).Select(Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));

        var client = await server.Client.GetClientAsync("client-7");
        Assert.Equal((20, 210m), (client!.Contracts.Length, Assert.Single(client.Totals).Balance));
        Assert.Equal(0m, Assert.Single((await server.Client.GetClientAsync("client-7", new DateOnly(2026, 1, 1)))!.Totals).Balance);

        static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"A-{i}");
    }

    [Fact(Timeout = 60_000)]
    public async Task Server_Watch_SeesAChange()
    {
        await using var server = await RunningServer.StartAsync(folder);
        var opened = await SendAsync(server, Samples.Opened("A-1"));
        await server.Client.GetContractAsync("A-1", new ContractQuery { ReadAfter = opened.Results[0].Offset });
        await using var views = server.Client.WatchContractAsync("A-1").GetAsyncEnumerator();
        Assert.True(await views.MoveNextAsync());
        await SendAsync(server, Samples.Credited("A-1", "e1", 3m));
        Assert.True(await views.MoveNextAsync());
        Assert.Equal(3m, views.Current.Balance);
    }

    [Fact(Timeout = 60_000)]
    public async Task Server_ReadAfterAPositionThatNeverComes_Answers503()
    {
        await using var server = await RunningServer.StartAsync(folder);
        await SendAsync(server, Samples.Opened("A-1"));
        var late = await Assert.ThrowsAsync<FinDataException>(() => server.Client.GetContractAsync("A-1", new ContractQuery { ReadAfter = 1_000_000 }));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "read-after-timeout"), (late.Status, late.Code));
    }

    [Fact(Timeout = 60_000)]
    public async Task Server_PagesDashboardMetricsSchema_AreServed()
    {
        await using var server = await RunningServer.StartAsync(folder);
        await SendAsync(server, Samples.Opened("A-1"), "nonsense");
        foreach (var path in new[] { "", "dashboard", "dashboard/", "dashboard/index.min.js", "partitions", "schemas/event.schema.json", "schemas/event.avsc" })
        {
            using var response = await server.Http.GetAsync(path);
            Assert.True(response.IsSuccessStatusCode, $"/{path}: {response.StatusCode}");
        }

        var metrics = await EventuallyAsync(() => server.Http.GetStringAsync("metrics"), text => text.Contains("# TYPE findata_checkpoint_seconds "));
        foreach (var name in new[] { "events_total", "partition_lag", "fold_seconds", "checkpoint_seconds", "checkpoint_age_seconds", "resident_contracts", "quarantined" })
        {
            Assert.Contains($"# TYPE findata_{name} ", metrics);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Build_TwoServersAtOnce_DoNotMeet()
    {
        var other = Directory.CreateTempSubdirectory("findata-server").FullName;
        try
        {
            await using var first = await RunningServer.StartAsync(folder);
            await using var second = await RunningServer.StartAsync(other);
            var sent = await SendAsync(first, Samples.Opened("A-1"));
            Assert.NotNull(await first.Client.GetContractAsync("A-1", new ContractQuery { ReadAfter = sent.Results[0].Offset }));
            Assert.Null(await second.Client.GetContractAsync("A-1"));
        }
        finally
        {
            Directory.Delete(other, recursive: true);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Start_FolderInUse_RefusesWithTheReason()
    {
        await using var first = await RunningServer.StartAsync(folder);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RunningServer.StartAsync(folder));
        Assert.Contains(folder, refused.ToString());
    }

    private static async Task<IngestResponse> SendAsync(RunningServer server, params string[] events)
        => await server.Client.IngestBatchAsync(Encoding.UTF8.GetBytes(string.Join('\n', events)));

    private static async Task<List<string>> ListIdsAsync(RunningServer server)
    {
        var ids = new List<string>();
        foreach (var partition in new[] { 0, 1 })
        {
            var after = default(string);
            do
            {
                var page = await server.Client.GetContractIdsAsync(partition, after, 3);
                ids.AddRange(page.Ids);
                after = page.After;
            }
            while (after is not null);
        }

        return ids;
    }

    // Totals follow a checkpoint, so there is no position to wait for; the test's limit ends what never comes.
    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> read, Predicate<T> holds)
    {
        while (true)
        {
            var value = await read();
            if (holds(value))
            {
                return value;
            }

            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
