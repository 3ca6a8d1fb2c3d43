using FinData.Conformance;
using FinData.Lending;
using Microsoft.Extensions.Options;

namespace FinData.Grains.Tests.Clients;

public sealed class ClientCellTests
{
    [Fact]
    public void Apply_ChangesInAnyOrder_KeepsTheHighestWatermark()
    {
        var cell = new ClientCell();
        foreach (var change in (ClientChange[])[Change("b", 5, 50m), Change("a", 7, 70m), Change("a", 3, 30m), Change("b", 5, 99m), Change("b", 6, 60m)])
        {
            cell.Apply(change);
        }

        Assert.Equal([("a", 70m), ("b", 60m)], cell.ToContracts().Select(static c => (c.ContractId, c.Balance)));
    }

    [Fact]
    public void Apply_AChangeThatComesLateForAContractThatLeft_DoesNotBringItBack()
    {
        var cell = new ClientCell();
        cell.Apply(Change("a", 5, 50m) with { IsGone = true });
        cell.Apply(Change("a", 4, 40m));
        Assert.Empty(cell.ToContracts());
        cell.Apply(Change("a", 6, 60m));
        Assert.Single(cell.ToContracts());
    }

    [Fact]
    public void Invalidate_DropsClientsOfThatPartitionAndThoseBeingLoaded()
    {
        var registry = new ClientRegistry(Options.Create(new LedgerOptions()));
        Load(registry, "one", partition: 1);
        Load(registry, "two", partition: 2);
        registry.GetOrAdd("loading");
        registry.Invalidate(1);
        Assert.Equal((false, true, false), (registry.Contains("one"), registry.Contains("two"), registry.Contains("loading")));
    }

    [Fact]
    public void GetOrAdd_WhenFull_DropsATenthAndStaysBounded()
    {
        var registry = new ClientRegistry(Options.Create(new LedgerOptions { ResidentClients = 100 }));
        for (var i = 0; i < 1_000; i++)
        {
            registry.GetOrAdd($"client-{i}");
        }

        Assert.InRange(Enumerable.Range(0, 1_000).Count(i => registry.Contains($"client-{i}")), 90, 100);
        Assert.True(registry.Contains("client-999"));
    }

    [Fact]
    public void RegistryApply_ForAClientThatIsNotInMemory_KeepsNothing()
    {
        var registry = new ClientRegistry(Options.Create(new LedgerOptions()));
        registry.Apply([Change("a", 1, 1m)]);
        Assert.False(registry.Contains("client"));
    }

    private static void Load(ClientRegistry registry, string clientId, int partition)
    {
        var cell = registry.GetOrAdd(clientId);
        cell.Apply(Change("a", 1, 1m) with { ClientId = clientId, Partition = partition });
        cell.MarkLoaded(0);
    }

    private static ClientChange Change(string contractId, long watermark, decimal balance) => new()
    {
        ClientId = "client",
        Partition = 0,
        Contract = new PositionSummary
        {
            Terms = Given.Account,
            Counts = true,
            Figures = new PositionFigures { Status = ContractStatus.Active, Currency = Given.Account.Currency, BalanceMinor = (long)(balance * 100) },
        }.ToClientContract(contractId, watermark),
    };
}
