using System.Net;
using FinData.Client;
using FinData.Conformance;
using FinData.Grains;

namespace FinData.Silo.Tests.Contracts;

public sealed class FaultTests
{
    public static TheoryData<Exception, HttpStatusCode, string> Faults => new()
    {
        { new ReadAfterTimeoutException(1, 10, 5), HttpStatusCode.ServiceUnavailable, "read-after-timeout" },
        { new StoreUnavailableException("The disk is full."), HttpStatusCode.ServiceUnavailable, "store-unavailable" },
        { new TimeoutException(), HttpStatusCode.ServiceUnavailable, "partition-unavailable" },
        { new OrleansException("moved"), HttpStatusCode.ServiceUnavailable, "partition-unavailable" },
        { new SiloUnavailableException("gone"), HttpStatusCode.ServiceUnavailable, "partition-unavailable" },
        { new GatewayTooBusyException("too busy"), HttpStatusCode.ServiceUnavailable, "partition-unavailable" },
        { new TaskCanceledException("the silo stops"), HttpStatusCode.ServiceUnavailable, "partition-unavailable" },
        { new LogUnavailableException("The disk is gone."), HttpStatusCode.ServiceUnavailable, "log-unavailable" },
        { new ClientTooLargeException("client-1", 10), HttpStatusCode.Conflict, "client-too-large" },
        { new ContractQuarantinedException(Samples.Quarantined("A/1")), HttpStatusCode.Conflict, "contract-quarantined" },
        { new NotComputableException("A/1", "too far"), HttpStatusCode.Conflict, "not-computable" },
        { new InvalidOperationException("secret of the inside"), HttpStatusCode.InternalServerError, "internal" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Get_FaultBehind_IsAProblemOfItsKind(Exception fault, HttpStatusCode status, string code)
    {
        await using var server = await ContractReadTests.ServerWithContractAsync();
        server.Ledger.Failure = fault;
        var refused = await Assert.ThrowsAsync<FinDataException>(() => server.Client.GetContractAsync("A/1"));
        Assert.Equal((status, code), (refused.Status, refused.Code));
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, refused.RetryAfter is not null);
        Assert.DoesNotContain("secret", refused.Message);
    }

    [Fact]
    public async Task DeadLetters_StoreUnavailable_Answers503()
    {
        await using var server = await HttpServer.StartAsync();
        server.Store.Hooks.FailNext(StoreCall.List, new StoreUnavailableException("The disk is full."));
        var refused = await Assert.ThrowsAsync<FinDataException>(() => server.Client.GetDeadLettersAsync());
        Assert.Equal("store-unavailable", refused.Code);
        Assert.Contains("disk is full", refused.Detail);
    }
}
