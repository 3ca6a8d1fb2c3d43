using System.Text;
using FinData.Conformance;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>
/// What must hold of the store after each write: positions equal the plain fold at their watermarks, epochs only rise, a checkpoint moves on only, and
/// everything below it is there: no event lost, none twice, sums and letters those of the log.
/// </summary>
internal sealed class StorageChecks
{
    private readonly PlainLedger plain;
    private readonly SimulatedStorage storage;
    private readonly long[] epochs;
    private readonly long[] durable;

    public StorageChecks(PlainLedger plain, SimulatedStorage storage, int partitions)
    {
        (this.plain, this.storage) = (plain, storage);
        (epochs, durable) = (new long[partitions], new long[partitions]);
        storage.OnAcquired = OnAcquired;
        storage.OnWritten = OnWritten;
    }

    /// <summary>Everything below is in the store.</summary>
    public long Durable(int partition) => durable[partition];

    public long Epoch(int partition) => epochs[partition];

    /// <summary>Checks what the checkpoint promises, for the contracts that have events at or above <paramref name="from"/>.</summary>
    public void CheckPartition(int partition, long from = 0)
    {
        var next = durable[partition];
        var lease = storage.ReadCheckpoint(partition)!;
        foreach (var contractId in plain[partition].Contracts)
        {
            if (plain.FoldOf(contractId, next - 1) is { } expected && expected.Watermark >= from)
            {
                CheckContract(partition, contractId, expected, next);
            }
        }

        var totals = new PartitionTotals();
        var counters = totals.Read(lease.Totals.Span, out _);
        Same(plain.PortfolioOf(partition, next), LogModel.ToText(totals.ToLines()), $"The totals of partition {partition} at {next}");
        var records = plain[partition].Records.Count(r => r.Offset < next);
        var counted = counters.Applied + counters.Duplicates + counters.Refused + counters.Pending + counters.Rejected;
        SimulationFailure.Unless(records == counted, $"Partition {partition} counted {counted} of {records} records below {next}: {counters}.");
        var letters = storage.ListDeadLetters().Where(l => l.Partition == partition && l.Offset < next).Select(static l => l.Offset).Order();
        Same(plain[partition].Rejected.Select(static r => r.Offset).Where(o => o < next), letters, $"The dead letters of partition {partition} below {next}");
    }

    private void OnAcquired(PartitionLease lease)
    {
        SimulationFailure.Unless(lease.Epoch > epochs[lease.Partition], $"Partition {lease.Partition} was given epoch {lease.Epoch} after {epochs[lease.Partition]}.");
        epochs[lease.Partition] = lease.Epoch;
    }

    private void OnWritten(int partition, CommitPart part, CommitResult result)
    {
        if (part.Stage == CommitStage.Position)
        {
            CheckPosition(partition, part.ContractId!);
        }

        if (part.Stage == CommitStage.Checkpoint && result == CommitResult.Committed)
        {
            var next = storage.ReadCheckpoint(partition)!.NextOffset;
            var before = durable[partition];
            SimulationFailure.Unless(next >= before, $"The checkpoint of partition {partition} went back from {before} to {next}.");
            durable[partition] = next;
            if (next > before)
            {
                CheckPartition(partition, before);
            }
        }
    }

    private void CheckPosition(int partition, string contractId)
    {
        if (Load(partition, contractId) is not { } stored)
        {
            return;
        }

        var state = CellState.Read(stored);
        var expected = plain.FoldOf(contractId, stored.Watermark);
        SimulationFailure.Unless(!state.IsQuarantined, $"{contractId} was stored as quarantined.");
        SimulationFailure.Unless(
            expected is not null && Wire.StateOf(state.Contract).AsSpan().SequenceEqual(expected.State),
            $"{contractId} was stored at {stored.Watermark} as {state.Contract.Position}; the plain fold is {expected?.Contract.Position}.");
    }

    private void CheckContract(int partition, string contractId, PlainContract expected, long next)
    {
        var stored = Load(partition, contractId);
        SimulationFailure.Unless(
            stored?.Watermark >= expected.Watermark, $"{contractId} is stored at {stored?.Watermark}, but the checkpoint {next} promises {expected.Watermark}.");
        var history = HistoryBlocks.Merge(storage.LoadHistory(partition, Encoding.UTF8.GetBytes(contractId)), [], next - 1);
        Same(
            plain[partition].HistoryOf(contractId, next - 1).Select(static e => $"{e.EventId} at {e.Offset}"),
            history.Select(static e => $"{e.EventId} at {e.Event.Offset}"),
            $"The history of {contractId} below {next}");
        if (expected.Contract.ClientId is { } client)
        {
            SimulationFailure.Unless(storage.ListClient(client, null, int.MaxValue).Contains(contractId), $"{contractId} is missing from the index of {client}.");
        }
    }

    private StoredPosition? Load(int partition, string contractId)
        => storage.LoadPositions(partition, new ReadOnlyMemory<byte>[] { Encoding.UTF8.GetBytes(contractId) })[0];

    private static void Same<T>(IEnumerable<T> expected, IEnumerable<T> found, string what)
    {
        if (!expected.SequenceEqual(found))
        {
            throw new SimulationFailure($"{what} should be [{string.Join("; ", expected)}], and is [{string.Join("; ", found)}].");
        }
    }
}
