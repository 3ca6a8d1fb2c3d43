using FinData.Conformance;

namespace FinData.Grains.Tests;

/// <summary>Compares a rig with the plain fold of its log.</summary>
internal static class Check
{
    /// <summary>Every contract has the state of the plain fold, byte for byte, at the offset of its last record.</summary>
    internal static async Task ContractsEqualTheFoldAsync(PumpRig rig)
    {
        foreach (var id in rig.Model.Contracts)
        {
            var snapshot = await rig.Reader.ReadAsync(id, TestContext.Current.CancellationToken);
            Assert.True(snapshot is not null, $"Contract {id} is lost.");
            var expected = rig.Model.FoldOf(id).Contract;
            Assert.False(snapshot.IsQuarantined, $"Contract {id} is quarantined.");
            Assert.True(expected.Position == snapshot.Contract.Position, $"Contract {id}: expected {expected.Position}, found {snapshot.Contract.Position}");
            Assert.Equal(Wire.StateOf(expected), Wire.StateOf(snapshot.Contract));
            Assert.Equal(rig.Model.WatermarkOf(id), snapshot.Watermark);
        }
    }

    /// <summary>Every history holds every event once, in order, and no identical repeat.</summary>
    internal static async Task HistoriesAreWholeAsync(PumpRig rig)
    {
        foreach (var id in rig.Model.Contracts)
        {
            var history = await rig.Reader.ReadHistoryAsync(id, long.MaxValue, TestContext.Current.CancellationToken);
            Assert.Equal(rig.Model.HistoryOf(id), history.Select(static e => (e.EventId, e.Event.Offset)));
        }
    }

    /// <summary>After a checkpoint: portfolio lines are sums of contracts, every record was counted once, letters are those of the log.</summary>
    internal static async Task TotalsAreSumsAsync(PumpRig rig)
    {
        Assert.Equal(rig.Model.Portfolio(), LogModel.ToText(rig.Pump.Totals));
        var counters = rig.Pump.Counters;
        Assert.Equal(rig.Model.Records.Count, counters.Applied + counters.Duplicates + counters.Refused + counters.Pending + counters.Rejected);
        var letters = await rig.Store.ListDeadLettersAsync(null, int.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(rig.Model.Rejected.Select(static p => p.Offset), letters.Select(static l => l.Offset).Order());
    }

    /// <summary>Checkpoints, then checks everything.</summary>
    internal static async Task EverythingAsync(PumpRig rig)
    {
        await rig.CheckpointAsync();
        await ContractsEqualTheFoldAsync(rig);
        await HistoriesAreWholeAsync(rig);
        await TotalsAreSumsAsync(rig);
    }
}
