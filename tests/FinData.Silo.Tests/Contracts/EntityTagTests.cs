using System.Net;

namespace FinData.Silo.Tests.Contracts;

public sealed class EntityTagTests
{
    [Fact]
    public async Task Get_UnchangedContract_IsNotSentAgain()
    {
        await using var server = await ContractReadTests.ServerWithContractAsync();
        var first = await server.Client.GetContractIfChangedAsync("A/1", null);
        Assert.Equal(("\"7\"", true), (first.ETag, first.IsChanged));
        var second = await server.Client.GetContractIfChangedAsync("A/1", first.ETag);
        Assert.Equal((null, "\"7\"", false), (second.Value, second.ETag, second.IsChanged));

        server.Ledger.Set(FakeLedger.Account("A/1", 13m, 8));
        var third = await server.Client.GetContractIfChangedAsync("A/1", second.ETag);
        Assert.Equal((13m, "\"8\"", true), (third.Value!.Balance, third.ETag, third.IsChanged));
        Assert.Equal((null, null, true), await server.Client.GetContractIfChangedAsync("none", "\"1\"") is { } unknown ? (unknown.Value, unknown.ETag, unknown.IsChanged) : default);
    }

    [Theory]
    [InlineData("", "\"7\"", HttpStatusCode.NotModified)]
    [InlineData("/statement", "\"7\"", HttpStatusCode.NotModified)]
    [InlineData("/journal", "\"1\", \"7\"", HttpStatusCode.NotModified)]
    [InlineData("", "*", HttpStatusCode.NotModified)]
    [InlineData("", "\"6\"", HttpStatusCode.OK)]
    [InlineData("", "nonsense", HttpStatusCode.OK)]
    [InlineData("", "W/\"7\"", HttpStatusCode.OK)]
    public async Task Get_IfNoneMatch_ComparesWatermarks(string tail, string held, HttpStatusCode expected)
    {
        await using var server = await ContractReadTests.ServerWithContractAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "v1/contracts/A%2F1" + tail);
        request.Headers.TryAddWithoutValidation("If-None-Match", held);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Get_StaleView_HasAWeakTagAndIsAlwaysSent()
    {
        await using var server = await ContractReadTests.ServerWithContractAsync();
        server.Ledger.Set(FakeLedger.Account("A/1", 12.50m, 7) with { Stale = true });
        var first = await server.Client.GetContractIfChangedAsync("A/1", null);
        Assert.Equal("W/\"7\"", first.ETag);
        Assert.True((await server.Client.GetContractIfChangedAsync("A/1", first.ETag)).Value!.Stale);
    }
}
