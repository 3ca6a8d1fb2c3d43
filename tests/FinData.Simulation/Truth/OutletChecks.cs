using System.Text;
using FinData.Conformance;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>
/// What one silo hands on after its checkpoints: nothing that a crash could take back, nothing twice or backwards while it has the partition, and nothing left out:
/// each time, exactly what the log has changed since the last time.
/// </summary>
internal sealed class OutletChecks(PlainLedger plain, StorageChecks storage) : ICheckpointOutlet
{
    private readonly Dictionary<int, Holding> holdings = [];

    public void OnTaken(int partition, long nextOffset)
    {
        SimulationFailure.Unless(holdings.TryAdd(partition, new Holding(nextOffset)), $"Partition {partition} was taken twice without being released.");
        SimulationFailure.Unless(
            nextOffset <= storage.Durable(partition), $"Partition {partition} was taken at {nextOffset}; the store has what is below {storage.Durable(partition)}.");
    }

    public void OnSaved(Checkpoint checkpoint)
    {
        var (partition, next) = (checkpoint.Partition, checkpoint.NextOffset);
        SimulationFailure.Unless(holdings.TryGetValue(partition, out var holding), $"A checkpoint of partition {partition} was handed on, and nobody has the partition.");
        SimulationFailure.Unless(
            next <= storage.Durable(partition), $"Partition {partition} was handed on up to {next}; the store has what is below {storage.Durable(partition)}.");
        SimulationFailure.Unless(next >= holding!.Next, $"What partition {partition} hands on went back from {holding.Next} to {next}.");
        foreach (var entry in checkpoint.Entries)
        {
            CheckEntry(checkpoint, entry, holding);
        }

        CheckComplete(partition, holding, next);
        var letters = plain[partition].Rejected.Select(static r => r.Offset).Where(o => o >= holding.Next && o < next);
        SimulationFailure.Unless(
            letters.SequenceEqual(checkpoint.DeadLetters.Select(static l => l.Offset)), $"The dead letters that partition {partition} handed on from {holding.Next} to {next} are not the log's.");
        holding.Next = next;
    }

    public void OnReleased(int partition) => holdings.Remove(partition);

    private void CheckEntry(Checkpoint checkpoint, in CheckpointEntry entry, Holding holding)
    {
        var id = Encoding.UTF8.GetString(checkpoint.Bytes(entry.ContractId));
        var last = holding.Watermarks.GetValueOrDefault(id, -1);
        SimulationFailure.Unless(entry.Watermark > last, $"{id} was handed on at {entry.Watermark} after {last}.");
        SimulationFailure.Unless(entry.Watermark < checkpoint.NextOffset, $"{id} was handed on at {entry.Watermark}, beyond its checkpoint {checkpoint.NextOffset}.");
        holding.Watermarks[id] = entry.Watermark;
        var state = CellState.Read(new StoredPosition(entry.Watermark, checkpoint.Bytes(entry.State).ToArray(), default));
        var expected = plain.FoldOf(id, entry.Watermark);
        SimulationFailure.Unless(
            expected is not null && Wire.StateOf(state.Contract).AsSpan().SequenceEqual(expected.State),
            $"{id} was handed on at {entry.Watermark} as {state.Contract.Position}; the plain fold is {expected?.Contract.Position}.");
    }

    private void CheckComplete(int partition, Holding holding, long next)
    {
        foreach (var id in plain[partition].Contracts)
        {
            var expected = plain.FoldOf(id, next - 1)?.Watermark ?? -1;
            SimulationFailure.Unless(
                expected < holding.Next || holding.Watermarks.GetValueOrDefault(id, -1) == expected, $"{id} is at {expected} in the checkpoint {next}, and was not handed on.");
        }
    }

    /// <summary>A partition while one pump has it.</summary>
    private sealed class Holding(long next)
    {
        /// <summary>Everything below was in the store when the partition was taken, or has been handed on since.</summary>
        public long Next { get; set; } = next;

        public Dictionary<string, long> Watermarks { get; } = new(StringComparer.Ordinal);
    }
}
