using FinData.Conformance;

namespace FinData.Grains.Tests.Clients;

/// <summary>How a client's contracts get into its cell, and out of it.</summary>
public sealed class ClientLoadTests
{
    // The checkpoint was built when nobody knew of the client, so nobody is told when it lands.
    [Fact]
    public async Task Client_LoadedWhileACheckpointIsOnItsWay_MissesNothingOfIt()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        rig.Append("a", "e1", Given.Credited(1, 5m));
        rig.Append("new", "open", Given.Opened(0));
        await rig.FoldedAsync();
        var commit = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        rig.Pump.RequestCheckpoint();
        await commit.Reached.WaitAsync(PumpRig.Patience);

        Assert.Equal([("a", 5m)], await ReadAsync(rig));
        commit.Release();
        await rig.CheckpointAsync();
        Assert.Equal([("a", 5m), ("new", 0m)], await ReadAsync(rig));

        rig.Append("new", "e1", Given.Credited(1, 3m));
        await rig.CheckpointAsync();
        Assert.Equal([("a", 5m), ("new", 3m)], await ReadAsync(rig));
    }

    // Found by the simulation: what was folded beyond the checkpoint by then was told with it, and a crash could take it back.
    [Fact]
    public async Task Client_LoadedWhileACheckpointIsOnItsWay_IsToldWhatItHoldsAndNoMore()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(1, 5m));
        await rig.FoldedAsync();
        var commit = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        rig.Pump.RequestCheckpoint();
        await commit.Reached.WaitAsync(PumpRig.Patience);

        await rig.ReadClientAsync("client-1");
        rig.Append("a", "e2", Given.Credited(2, 7m));
        await rig.FoldedAsync();
        var next = rig.Store.Hooks.BlockNext(StoreCall.Commit);
        commit.Release();
        rig.Pump.RequestCheckpoint();
        await next.Reached.WaitAsync(PumpRig.Patience);

        var told = Assert.Single(rig.Clients.Changes).Contract;
        Assert.Equal((1L, 5m), (told.Watermark, told.Balance));
        next.Release();
        await rig.CheckpointAsync();
        Assert.Equal([("a", 12m)], await ReadAsync(rig));
    }

    [Fact]
    public async Task Client_WhoseContractGetsAnEarlierOpeningOfAnother_LosesIt()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(10));
        rig.Append("b", "open", Given.Opened(10));
        await rig.CheckpointAsync();
        Assert.Equal([("a", 0m), ("b", 0m)], await ReadAsync(rig));

        rig.Append("a", "earlier", Given.Opened(5, "client-2"));
        await rig.CheckpointAsync();
        Assert.Equal([("b", 0m)], await ReadAsync(rig));
        Assert.Equal("a", Assert.Single(await rig.ReadClientAsync("client-2")).ContractId);

        // Read anew: the index still names it, its state does not.
        rig.Registry.Remove("client-1");
        Assert.Equal([("b", 0m)], await ReadAsync(rig));
    }

    [Fact]
    public async Task Client_WithMoreContractsThanAViewHolds_IsRefusedByName()
    {
        var options = PumpRig.Patient();
        options.MaxClientContracts = 2;
        await using var rig = await PumpRig.StartAsync(options);
        for (var i = 0; i < 3; i++)
        {
            rig.Append($"c{i}", "open", Given.Opened(0));
        }

        await rig.CheckpointAsync();
        var error = await Assert.ThrowsAsync<ClientTooLargeException>(() => rig.ReadClientAsync("client-1"));
        Assert.Contains("client-1 has more than 2 contracts", error.Message, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<(string, decimal)>> ReadAsync(PumpRig rig)
        => (await rig.ReadClientAsync("client-1")).Select(static c => (c.ContractId, c.Balance));
}
