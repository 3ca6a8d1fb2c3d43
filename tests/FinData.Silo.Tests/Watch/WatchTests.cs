using System.Net;

namespace FinData.Silo.Tests.Watch;

public sealed class WatchTests
{
    [Fact]
    public async Task Watch_Changes_ComeAsTheyHappen()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("A-1", 1, 1));
        await using var views = server.Client.WatchContractAsync("A-1").GetAsyncEnumerator();
        Assert.True(await views.MoveNextAsync());
        Assert.Equal(1, views.Current.Watermark);

        server.Ledger.Set(FakeLedger.Account("A-1", 2, 5));
        Assert.True(await views.MoveNextAsync());
        Assert.Equal((5, 2m), (views.Current.Watermark, views.Current.Balance));
    }

    [Fact]
    public async Task Watch_Silence_IsBrokenByHeartbeats()
    {
        await using var server = await HttpServer.StartAsync(o => o.Watch.Heartbeat = TimeSpan.FromSeconds(1));
        server.Ledger.Set(FakeLedger.Account("A-1", 1, 1));
        using var reader = new StreamReader(await server.Http.GetStreamAsync("v1/contracts/A-1/watch"));
        var seen = new List<string>();
        while (await reader.ReadLineAsync() is { } line && !line.Contains("heartbeat"))
        {
            seen.Add(line);
        }

        Assert.Contains("event: position", seen);
        Assert.Contains("id: 1", seen);
    }

    [Fact]
    public async Task Watch_Resumed_SkipsWhatWasSeen()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("A-1", 1, 4));
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/contracts/A-1/watch") { Headers = { { "Last-Event-ID", "4" } } };
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        server.Ledger.Set(FakeLedger.Account("A-1", 2, 9));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string? id = null;
        while (id is null && await reader.ReadLineAsync() is { } line)
        {
            id = line.StartsWith("id:") ? line : null;
        }

        Assert.Equal("id: 9", id);
    }

    [Fact]
    public async Task Watch_MoreThanAllowed_Answers503UntilOneLeaves()
    {
        await using var server = await HttpServer.StartAsync(o => o.Watch.MaxWatchers = 1);
        server.Ledger.Set(FakeLedger.Account("A-1", 1, 1));
        using (await server.Http.GetAsync("v1/contracts/A-1/watch", HttpCompletionOption.ResponseHeadersRead))
        {
            using var second = await server.Http.GetAsync("v1/contracts/A-1/watch");
            await second.IsProblemAsync(HttpStatusCode.ServiceUnavailable, "busy");
        }

        // The first one's place is given back when the server sees that it has gone, which is soon but not at once.
        var status = HttpStatusCode.ServiceUnavailable;
        while (status == HttpStatusCode.ServiceUnavailable)
        {
            using var third = await server.Http.GetAsync("v1/contracts/A-1/watch", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            status = third.StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task Watch_ServerStops_EndsTheStream()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("A-1", 1, 1));
        await using var views = server.Client.WatchContractAsync("A-1").GetAsyncEnumerator();
        Assert.True(await views.MoveNextAsync());
        var next = views.MoveNextAsync();
        await server.StopAsync();
        Assert.False(await next);
    }
}
