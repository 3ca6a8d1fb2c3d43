using System.Net;
using static FinData.Silo.Tests.Answers;

namespace FinData.Silo.Tests.Contracts;

public sealed class BatchQueryTests
{
    [Fact]
    public async Task QueryContracts_Mixed_GivesKnownInOrderAndNamesUnknown()
    {
        await using var server = await HttpServer.StartAsync(o => o.Queries.MaxParallelReads = 4);
        foreach (var i in Enumerable.Range(0, 50))
        {
            server.Ledger.Set(FakeLedger.Account($"A-{i}", i, i));
        }

        var asked = Enumerable.Range(0, 60).Reverse().Select(i => $"A-{i}").ToArray();
        var asOf = new DateOnly(2026, 1, 1);
        var answer = await server.Client.QueryContractsAsync(new ContractBatchRequest { ContractIds = [.. asked], AsOf = asOf });
        Assert.Equal(asked[10..], answer.Contracts.Select(view => view.ContractId));
        Assert.Equal(asked[..10], answer.Unknown);
        Assert.All(server.Ledger.Queries, query => Assert.Equal(asOf, query.AsOf));
    }

    [Fact]
    public async Task QueryClients_Mixed_GivesKnownAndNamesUnknown()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Clients["c/1"] = new ClientView { ClientId = "c/1", Totals = [], Contracts = [] };
        var answer = await server.Client.QueryClientsAsync(new ClientBatchRequest { ClientIds = ["none", "c/1"] });
        Assert.Equal("c/1", Assert.Single(answer.Clients).ClientId);
        Assert.Equal(["none"], answer.Unknown);
        Assert.Equal("c/1", (await server.Client.GetClientAsync("c/1", new DateOnly(2026, 1, 1)))!.ClientId);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("null", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("[", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"contractIds\":[]}", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"contractIds\":[1]}", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"contractIds\":[null]}", HttpStatusCode.BadRequest, "invalid-id")]
    [InlineData("{\"contractIds\":[\"a b\"]}", HttpStatusCode.BadRequest, "invalid-id")]
    [InlineData("{\"contractIds\":[\"a\"],\"asOf\":\"1800-01-01\"}", HttpStatusCode.BadRequest, "invalid-parameter")]
    [InlineData("{\"contractIds\":[\"a\",\"b\",\"c\"]}", HttpStatusCode.RequestEntityTooLarge, "too-many")]
    public async Task QueryContracts_UnusableBody_SaysWhy(string body, HttpStatusCode status, string code)
    {
        await using var server = await HttpServer.StartAsync(o => o.Queries.MaxBatchIds = 2);
        using var response = await server.Http.PostAsync("v1/contracts/query", Body(body));
        await response.IsProblemAsync(status, code);
    }

    [Fact]
    public async Task Query_OtherMediaType_Answers415()
    {
        await using var server = await HttpServer.StartAsync();
        using var response = await server.Http.PostAsync("v1/clients/query", Body("{}", "text/plain"));
        await response.IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }
}
