using FinData.Conformance;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;

namespace FinData.Grains.Tests.Cluster;

/// <summary>A fault of the store or the log on one silo, as a caller on another hears it.</summary>
public sealed class CrossedFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WhereTheStoreOfAnotherSiloFails_ThrowsWhatItThrew()
    {
        await using var cluster = await LedgerCluster.StartAsync(2);
        await cluster.SettledAsync();
        var here = cluster.Silos[0];
        var id = Enumerable.Range(0, 100).Select(static i => $"unknown-{i}").First(id => cluster.OwnerOf(LedgerCluster.PartitionOf(id)) != here.SiloAddress);
        var contract = here.SiloHost.Services.GetRequiredService<IGrainFactory>().GetGrain<IContractGrain>(id);
        Assert.Null(await contract.Get(ContractQuery.Latest, Token));

        cluster.Store.Hooks.FailNext(StoreCall.LoadPositions, new StoreUnavailableException("The disk is gone. Mount it again.", new DriverException("ENODEV")));
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => contract.Get(ContractQuery.Latest, Token));

        Assert.Equal("The disk is gone. Mount it again.", refused.Message);
        Assert.Null(await contract.Get(ContractQuery.Latest, Token));
    }

    [Theory]
    [InlineData(LogFault.Unavailable)]
    [InlineData(LogFault.Busy)]
    [InlineData(LogFault.Replaced)]
    public void LogUnavailable_FromSiloToSilo_KeepsItsFaultAndWords(LogFault fault)
    {
        var builder = new HostApplicationBuilder();
        builder.UseOrleans(static silo => silo.AddLedger());
        using var services = builder.Services.BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Exception>>();
        var sent = new LogUnavailableException("The brokers do not answer.", new DriverException("ECONNREFUSED"), fault);

        var heard = Assert.IsType<LogUnavailableException>(serializer.Deserialize(serializer.SerializeToArray(sent)));

        Assert.Equal((sent.Message, fault, sent.NeedsOperator), (heard.Message, heard.Fault, heard.NeedsOperator));
    }

    /// <summary>As those of drivers: no other silo has to know it.</summary>
    private sealed class DriverException(string code) : Exception(code)
    {
        public object Handle { get; } = new();
    }
}
