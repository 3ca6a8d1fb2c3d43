using System.Net;
using FinData.Client;
using FinData.Grains;

namespace FinData.Silo.Tests.Contracts;

public sealed class ContractReadTests
{
    private static readonly DateOnly Day = new(1994, 3, 30);

    [Fact]
    public async Task Get_KnownContract_GivesItsViewWithDecimalStrings()
    {
        await using var server = await ServerWithContractAsync();
        Assert.Equal(FakeLedger.Account("A/1", 12.50m, 7), await server.Client.GetContractAsync("A/1"));
        Assert.Contains("\"balance\":\"12.50\"", await server.Http.GetStringAsync("v1/contracts/A%2F1"));
    }

    [Fact]
    public async Task Get_Parameters_ReachTheGrain()
    {
        await using var server = await ServerWithContractAsync();
        var query = new ContractQuery { AsOf = Day, KnownAt = 5, ReadAfter = 6 };
        await server.Client.GetContractAsync("A/1", query);
        Assert.Equal(query, server.Ledger.Queries.Single());
    }

    [Fact]
    public async Task Get_ReadAfterAsPosition_TakesTheContractsOwnPartitionOnly()
    {
        await using var server = await ServerWithContractAsync();
        var own = Partitioner.PartitionOf("A/1"u8, 4);
        using var right = await server.Http.GetAsync($"v1/contracts/A%2F1?readAfter={own}:6");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(6, server.Ledger.Queries.Single().ReadAfter);
        using var wrong = await server.Http.GetAsync($"v1/contracts/A%2F1?readAfter={own + 1}:6");
        Assert.Contains($"partition {own}", await wrong.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter"));
    }

    [Theory]
    [InlineData("asOf=1994-3-30", "yyyy-MM-dd")]
    [InlineData("asOf=1994-02-30", "yyyy-MM-dd")]
    [InlineData("asOf=", "yyyy-MM-dd")]
    [InlineData("asOf=1899-12-31", "1900-01-01")]
    [InlineData("knownAt=-1", "offset")]
    [InlineData("knownAt=99999999999999999999", "offset")]
    [InlineData("readAfter=x", "offset")]
    [InlineData("readAfter=x:1", "partition:offset")]
    [InlineData("readAfter=:1", "partition:offset")]
    [InlineData("asof=1994-03-30", "asOf, knownAt, readAfter")]
    [InlineData("asOf=1994-03-30&asOf=1994-03-31", "more than once")]
    public async Task Get_UnusableParameter_SaysWhatToWrite(string parameters, string expected)
    {
        await using var server = await ServerWithContractAsync();
        using var response = await server.Http.GetAsync("v1/contracts/A%2F1?" + parameters);
        Assert.Contains(expected, await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter"));
        Assert.Empty(server.Ledger.Queries);
    }

    [Fact]
    public async Task Get_TwoUnusableParameters_NamesBoth()
    {
        await using var server = await ServerWithContractAsync();
        using var response = await server.Http.GetAsync("v1/contracts/A%2F1?asOf=x&knownAt=y");
        var detail = await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.Contains("asOf", detail);
        Assert.Contains("knownAt", detail);
    }

    [Theory]
    [InlineData("v1/contracts/A%201")]
    [InlineData("v1/contracts/A%25")]
    [InlineData("v1/contracts/%C3%A4")]
    [InlineData("v1/contracts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("v1/contracts/A%201/journal")]
    [InlineData("v1/contracts/A%201/payoff?date=1994-03-30")]
    [InlineData("v1/contracts/A%201/watch")]
    [InlineData("v1/contracts/A-1/events/%20")]
    [InlineData("v1/clients/A%201")]
    public async Task Get_BadId_SaysWhatAnIdIs(string path)
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.GetAsync(path);
        Assert.Contains("A-Z a-z 0-9", await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-id"));
    }

    [Theory]
    [InlineData("v1/contracts/none", "unknown-contract")]
    [InlineData("v1/contracts/none/statement", "unknown-contract")]
    [InlineData("v1/contracts/none/journal", "unknown-contract")]
    [InlineData("v1/contracts/none/watch", "unknown-contract")]
    [InlineData("v1/contracts/A%2F1/schedule", "no-schedule")]
    [InlineData("v1/contracts/none/payoff?date=1994-03-30", "no-payoff")]
    [InlineData("v1/contracts/A%2F1/events/e2", "unknown-event")]
    [InlineData("v1/clients/none", "unknown-client")]
    [InlineData("v1/dead-letters/99", "unknown-dead-letter")]
    [InlineData("v1/partitions/4/contracts", "unknown-partition")]
    [InlineData("v1/partitions/4/records", "unknown-partition")]
    [InlineData("v1/nothing", "unknown-route")]
    [InlineData("v1/contracts", "unknown-route")]
    public async Task Get_Unknown_Answers404OfItsKind(string path, string code)
    {
        await using var server = await ServerWithContractAsync();
        using var response = await server.Http.GetAsync(path);
        await response.IsProblemAsync(HttpStatusCode.NotFound, code);
    }

    [Fact]
    public async Task Client_UnknownSubject_IsNullButAWrongAddressThrows()
    {
        await using var server = await ServerWithContractAsync();
        Assert.Null(await server.Client.GetContractAsync("none"));
        Assert.Null(await server.Client.GetScheduleAsync("A/1"));
        Assert.Null(await server.Client.GetPayoffAsync("none", Day));
        Assert.Null(await server.Client.GetEventAsync("A/1", "e2"));
        Assert.Null(await server.Client.GetClientAsync("none"));
        Assert.Null(await server.Client.GetDeadLetterAsync(99));
        using var elsewhere = new HttpClient { BaseAddress = new Uri(server.Address, "elsewhere/") };
        var wrong = await Assert.ThrowsAsync<FinDataException>(() => new FinDataClient(elsewhere).GetContractAsync("A/1"));
        Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
    }

    [Fact]
    public async Task Get_OtherViews_Answer()
    {
        await using var server = await ServerWithContractAsync();
        server.Ledger.Set(FakeLedger.Account("L-1", 5, 3) with { Kind = "loan" });
        Assert.Equal(3, (await server.Client.GetScheduleAsync("L-1"))!.Watermark);
        Assert.Equal(7, (await server.Client.GetStatementAsync("A/1"))!.Watermark);
        Assert.Equal(0, (await server.Client.GetJournalAsync("A/1"))!.Imbalance);
        Assert.Equal((Day, 12.50m), (await server.Client.GetPayoffAsync("A/1", Day)) is { } payoff ? (payoff.Date, payoff.Total) : default);
        Assert.Equal("applied", (await server.Client.GetEventAsync("A/1", "e1"))!.Outcome);
    }

    [Fact]
    public async Task Payoff_WithoutDate_AsksForIt()
    {
        await using var server = await ServerWithContractAsync();
        using var response = await server.Http.GetAsync("v1/contracts/A%2F1/payoff");
        Assert.Contains("date is missing", await response.IsProblemAsync(HttpStatusCode.BadRequest, "invalid-parameter"));
    }

    [Fact]
    public async Task Get_WrongMethod_Answers405WithAllow()
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.DeleteAsync("v1/contracts/A-1");
        await response.IsProblemAsync(HttpStatusCode.MethodNotAllowed, "wrong-method");
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    internal static async Task<HttpServer> ServerWithContractAsync()
    {
        var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("A/1", 12.50m, 7));
        return server;
    }
}
