using FinData.Conformance;
using FinData.Lending;

namespace FinData.Grains.Tests.Pump;

/// <summary>A contract that breaks stops alone, and is listed. What breaks it is put into the store, or is interest that grows out of range.</summary>
public sealed class PumpQuarantineTests
{
    [Fact]
    public async Task Contract_WhoseStateCannotTakeTheNextEvent_IsQuarantinedAndHealsByItsHistory()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("b", "open", Given.Opened(0));
        await rig.CheckpointAsync();

        // Advanced past what is to come: applying the next event breaks the rule that business time only moves forward.
        await TamperAsync(rig, "a", contract =>
        {
            contract.AdvanceTo(Given.Day(500));
            return [0, .. Wire.StateOf(contract)];
        });
        rig.Registry.GetOrAdd("client-1");
        rig.Append("a", "e1", Given.Credited(10, 100m));
        rig.Append("b", "e1", Given.Credited(10, 7m));
        await rig.CheckpointAsync();
        Assert.Equal(ContractStatus.Quarantined, (await ReadAsync(rig, "a")).Status);
        Assert.Equal(7m, (await ReadAsync(rig, "b")).Contract.Position.Balance);
        Assert.Equal(1, rig.Pump.Counters.Quarantined);
        Assert.Equal(["a"], rig.Pump.Quarantined.Ids);
        Assert.Contains(rig.Pump.Totals, static l => l is { Status: ContractStatus.Quarantined, Contracts: 1 });
        Assert.Equal(ContractStatus.Quarantined, rig.Clients.Changes.Last(static c => c.Contract.ContractId == "a").Contract.Status);

        // Over a restart, too.
        await rig.RestartAsync();
        rig.Append("b", "e2", Given.Credited(11, 1m));
        await rig.CheckpointAsync();
        Assert.Equal(ContractStatus.Quarantined, (await ReadAsync(rig, "a")).Status);

        rig.Append("a", "e2", Given.Credited(20, 11m));
        await rig.CheckpointAsync();
        Assert.Equal(0, rig.Pump.Counters.Quarantined);
        Assert.Empty(rig.Pump.Quarantined.Ids);
        await Check.ContractsEqualTheFoldAsync(rig);
        await Check.HistoriesAreWholeAsync(rig);
        Assert.Equal(rig.Model.Portfolio(), LogModel.ToText(rig.Pump.Totals));
    }

    [Fact]
    public async Task Contract_WhoseStateCannotBeRead_IsFoldedFromItsHistory()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(1, 5m));
        rig.Append("b", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        await TamperAsync(rig, "a", static _ => [0, 99, 99, 99]);
        rig.Append("a", "e1", Given.Credited(1, 5m));
        rig.Append("a", "e2", Given.Credited(2, 6m));
        rig.Append("b", "e2", Given.Credited(2, 6m));

        await Check.EverythingAsync(rig);
        Assert.Equal((1L, 0L), (rig.Pump.Counters.Duplicates, rig.Pump.Counters.Quarantined));
    }

    [Fact]
    public async Task Contract_WhoseHistoryCannotBeRead_IsQuarantinedWhenItIsNeededAndItsEventsAreKept()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("a", "open", Given.Opened(0));
        rig.Append("a", "e1", Given.Credited(10, 5m));
        rig.Append("b", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        var history = await rig.Store.LoadHistoryAsync(0, Wire.Key("a"), TestContext.Current.CancellationToken);
        rig.Store.Damage(0, "a", firstBlock: history[0].ToArray()[..^3]);

        rig.Append("a", "e2", Given.Credited(20, 6m));
        await rig.FoldedAsync();
        Assert.Equal(11m, (await ReadAsync(rig, "a")).Contract.Position.Balance);

        await rig.AppendTogetherAsync(("a", "back", Given.Credited(5, 1m)), ("b", "e1", Given.Credited(1, 1m)), ("a", "e3", Given.Credited(30, 1m)));
        await rig.CheckpointAsync();
        Assert.Equal(ContractStatus.Quarantined, (await ReadAsync(rig, "a")).Status);
        Assert.Equal(1m, (await ReadAsync(rig, "b")).Contract.Position.Balance);

        // Mended, it comes back with everything that arrived meanwhile.
        rig.Store.Damage(0, "a", firstBlock: history[0].ToArray());
        rig.Append("a", "e4", Given.Credited(40, 1m));
        await rig.CheckpointAsync();
        await Check.ContractsEqualTheFoldAsync(rig);
        await Check.HistoriesAreWholeAsync(rig);
        Assert.Equal(rig.Model.Portfolio(), LogModel.ToText(rig.Pump.Totals));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"quarantined\":[\"a\"]")]
    public async Task List_AfterARestart_IsThatOfTheCheckpointOrOfAScan(string cut)
    {
        await using var rig = await PumpRig.StartAsync();
        Steep.Append(rig, "a");
        rig.Append("b", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        await rig.Pump.DisposeAsync();
        rig.Store.EditTotals(0, saved =>
        {
            // As a version saved them that counted but did not list.
            Assert.Contains(cut, saved, StringComparison.Ordinal);
            return cut.Length == 0 ? saved : saved.Replace(cut, "", StringComparison.Ordinal);
        });

        await rig.StartPumpAsync();

        Assert.Equal(["a"], rig.Pump.Quarantined.Ids);
        Assert.Equal(1, rig.Pump.Counters.Quarantined);
    }

    [Fact]
    public async Task List_AfterACrash_IsTheSameAsBefore()
    {
        await using var rig = await PumpRig.StartAsync();
        rig.Append("b", "open", Given.Opened(0));
        await rig.CheckpointAsync();
        Steep.Append(rig, "a");
        await rig.FoldedAsync();

        await rig.CrashAsync();
        await rig.CheckpointAsync();

        Assert.Equal(["a"], rig.Pump.Quarantined.Ids);
        Assert.Equal(1, rig.Pump.Counters.Quarantined);
    }

    private static async Task<ContractSnapshot> ReadAsync(PumpRig rig, string contractId)
        => (await rig.Reader.ReadAsync(contractId, TestContext.Current.CancellationToken))!;

    /// <summary>Replaces a stored state, and lets a new pump find it.</summary>
    private static async Task TamperAsync(PumpRig rig, string contractId, Func<Contract, byte[]> tamper)
    {
        var contract = (await ReadAsync(rig, contractId)).Contract;
        await rig.Pump.DisposeAsync();
        rig.Store.Damage(0, contractId, state: tamper(contract));
        await rig.StartPumpAsync();
    }
}
