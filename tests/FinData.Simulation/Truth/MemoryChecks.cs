using System.Runtime.CompilerServices;
using FinData.Conformance;
using FinData.Grains;
using FinData.Lending;

namespace FinData.Simulation;

/// <summary>What must hold of what a silo has in memory and tells, after each of its steps, zombies' too.</summary>
internal sealed class MemoryChecks(PlainLedger plain, StorageChecks storage)
{
    private readonly ConditionalWeakTable<ContractCell, StrongBox<long>> seen = [];

    /// <summary>Every contract in memory equals the plain fold at its watermark, and no pump takes for durable what is not.</summary>
    public void CheckSilo(ShardRegistry registry)
    {
        foreach (var pump in registry.Pumps)
        {
            var partition = pump.Shard.Partition;
            SimulationFailure.Unless(
                pump.Checkpointed <= storage.Durable(partition),
                $"The pump of partition {partition} in epoch {pump.Epoch} takes {pump.Checkpointed} for durable; the store has {storage.Durable(partition)}.");
            SimulationFailure.Unless(pump.State != PartitionState.Faulted, $"The pump of partition {partition} failed: {pump.Error}");
            foreach (var cell in pump.Shard.Cells.All())
            {
                CheckCell(cell);
            }
        }
    }

    /// <summary>Changes that are told after a checkpoint are in it: a crash takes none of them back.</summary>
    public void CheckPublished(ClientChange change)
    {
        var contract = change.Contract;
        SimulationFailure.Unless(
            contract.Watermark < storage.Durable(change.Partition),
            $"{contract.ContractId} was published at {contract.Watermark}; the store has what is below {storage.Durable(change.Partition)}.");
        if (!change.IsGone)
        {
            CheckShare(change.ClientId, contract);
        }
    }

    public void CheckShare(string clientId, ClientContract share)
    {
        var expected = plain.FoldOf(share.ContractId, share.Watermark);
        SimulationFailure.Unless(expected is not null, $"{share.ContractId} of {clientId} is at {share.Watermark}, where it has no event.");
        var sum = PositionSummary.Of(expected!.Contract, isQuarantined: false).ToClientContract(share.ContractId, share.Watermark);
        SimulationFailure.Unless(share == sum, $"{clientId} has {share}; the plain fold is {sum}.");
        SimulationFailure.Unless(
            expected.Contract.ClientId == clientId, $"{share.ContractId} at {share.Watermark} is {expected.Contract.ClientId}'s, not {clientId}'s.");
    }

    public void CheckSnapshot(string contractId, Contract contract, long watermark)
    {
        var expected = plain.FoldOf(contractId, watermark);
        SimulationFailure.Unless(
            expected is not null && Wire.StateOf(contract).AsSpan().SequenceEqual(expected.State),
            $"{contractId} at {watermark} is {contract.Position}; the plain fold is {expected?.Contract.Position}.");
    }

    private void CheckCell(ContractCell cell)
    {
        if (!cell.IsLoaded || cell.Watermark < 0)
        {
            return;
        }

        var last = seen.GetValue(cell, static _ => new StrongBox<long>(-1));
        SimulationFailure.Unless(cell.Watermark >= last.Value, $"{cell.IdText} went back in memory from {last.Value} to {cell.Watermark}.");
        if (cell.Watermark > last.Value)
        {
            SimulationFailure.Unless(!cell.IsQuarantined, $"{cell.IdText} is quarantined at {cell.Watermark}.");
            CheckSnapshot(cell.IdText, cell.Contract, cell.Watermark);
            last.Value = cell.Watermark;
        }
    }
}
