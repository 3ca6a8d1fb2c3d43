using System.Net;
using FinData.Client;
using FinData.Lending;
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

    [Fact]
    public async Task QueryContracts_SomeWithoutFigures_AnswersTheOthersAndNamesEachProblem()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("good", 1, 1));
        server.Ledger.Set(FakeLedger.Account("broken", 1, 1) with { Status = ContractStatus.Quarantined, AsOf = null });
        server.Ledger.Quarantined["broken"] = Samples.Quarantined("broken");
        server.Ledger.Failures["far"] = new NotComputableException("far", "too far.");
        server.Ledger.Failures["moving"] = new SiloUnavailableException("gone");

        var answer = await server.Client.QueryContractsAsync(new ContractBatchRequest { ContractIds = ["far", "moving", "good", "broken", "none"], AsOf = new DateOnly(2026, 1, 1) });

        Assert.Equal("good", Assert.Single(answer.Contracts).ContractId);
        Assert.Equal(["none"], answer.Unknown);
        Assert.Equal(
            [("far", "not-computable"), ("moving", "partition-unavailable"), ("broken", "contract-quarantined")],
            answer.Problems.Select(static p => (p.ContractId, p.Code)));
        Assert.Contains("too far.", answer.Problems[0].Detail, StringComparison.Ordinal);
        Assert.Contains("event 'e7'", answer.Problems[2].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QueryContracts_WhileNoneCanBeAnswered_AsksToComeBack()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Failure = new TimeoutException();
        var refused = await Assert.ThrowsAsync<FinDataException>(() => server.Client.QueryContractsAsync(new ContractBatchRequest { ContractIds = ["a", "b"] }));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "partition-unavailable"), (refused.Status, refused.Code));
        Assert.NotNull(refused.RetryAfter);
    }

    [Fact]
    public async Task QueryContracts_UnforeseenFault_FailsTheWhole()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Set(FakeLedger.Account("good", 1, 1));
        server.Ledger.Failures["bad"] = new InvalidOperationException("secret of the inside");
        var refused = await Assert.ThrowsAsync<FinDataException>(() => server.Client.QueryContractsAsync(new ContractBatchRequest { ContractIds = ["good", "bad"] }));
        Assert.Equal("internal", refused.Code);
    }

    [Fact]
    public async Task QueryClients_OneTooLarge_AnswersTheOthers()
    {
        await using var server = await HttpServer.StartAsync();
        server.Ledger.Clients["small"] = new ClientView { ClientId = "small", Totals = [], Contracts = [] };
        server.Ledger.Failures["large"] = new ClientTooLargeException("large", 10);
        var answer = await server.Client.QueryClientsAsync(new ClientBatchRequest { ClientIds = ["large", "small"] });
        Assert.Equal("small", Assert.Single(answer.Clients).ClientId);
        Assert.Equal(("large", "client-too-large"), Assert.Single(answer.Problems) is var problem ? (problem.ClientId, problem.Code) : default);
        Assert.Empty(answer.Unknown);
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
