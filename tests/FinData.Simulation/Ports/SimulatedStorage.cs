using FinData.Conformance;
using FinData.Grains;

namespace FinData.Simulation;

/// <summary>What the store has, and what checks see of it. Every call here takes effect at once.</summary>
internal sealed class SimulatedStorage(Engine engine, bool isAtomic, StorageBugs bugs)
{
    private readonly InMemoryLedgerStore store = new();

    /// <summary>Called with every epoch given.</summary>
    public Action<PartitionLease> OnAcquired { get; set; } = static _ => { };

    /// <summary>Called after every write of a part of a checkpoint, with what came of it.</summary>
    public Action<int, CommitPart, CommitResult> OnWritten { get; set; } = static (_, _, _) => { };

    public PartitionLease Acquire(int partition)
    {
        var lease = Done(store.AcquireAsync(partition, default));
        OnAcquired(lease);
        return lease;
    }

    public PartitionLease? ReadCheckpoint(int partition) => Done(store.ReadCheckpointAsync(partition, default));

    public string PinLog(string identity) => Done(store.PinLogAsync(identity, default));

    public StoredPosition?[] LoadPositions(int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds)
    {
        var results = new StoredPosition?[contractIds.Length];
        var call = store.LoadPositionsAsync(partition, contractIds, results, default);
        SimulationFailure.Unless(call.IsCompletedSuccessfully, "The store in memory did not answer at once.");
        return results;
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> LoadHistory(int partition, ReadOnlyMemory<byte> contractId)
        => Done(store.LoadHistoryAsync(partition, contractId, default));

    public IReadOnlyList<string> ListClient(string clientId, string? after, int limit) => Done(store.ListClientContractsAsync(clientId, after, limit, default));

    public IReadOnlyList<DeadLetter> ListDeadLetters() => Done(store.ListDeadLettersAsync(null, int.MaxValue, default));

    /// <summary>The calls that a checkpoint takes: one, or several of each stage, one stage after the other.</summary>
    public List<CommitPart[]> Plan(Checkpoint checkpoint)
    {
        var parts = store.Split(checkpoint, bugs.HasFlag(StorageBugs.IgnoresEpoch));
        if (isAtomic)
        {
            return [[.. parts]];
        }

        var stages = parts.GroupBy(static p => p.Stage);
        if (bugs.HasFlag(StorageBugs.CheckpointFirst))
        {
            stages = stages.OrderByDescending(static s => s.Key);
        }

        return [.. stages.SelectMany(Batches)];
    }

    /// <summary>Makes the writes of one call.</summary>
    public CommitResult Write(int partition, long epoch, CommitPart[] parts)
    {
        if (isAtomic && !bugs.HasFlag(StorageBugs.IgnoresEpoch) && ReadCheckpoint(partition)?.Epoch != epoch)
        {
            return CommitResult.StaleEpoch;
        }

        // Stages come in order, so that the last result is that of the checkpoint where it is among them.
        var results = Array.ConvertAll(parts, static p => p.Write());
        foreach (var (part, result) in parts.Zip(results))
        {
            OnWritten(partition, part, result);
        }

        return results[^1];
    }

    // Within a stage in any order, cut anywhere.
    private IEnumerable<CommitPart[]> Batches(IEnumerable<CommitPart> stage)
    {
        var left = stage.ToArray();
        engine.Random.Shuffle(left);
        for (var start = 0; start < left.Length;)
        {
            var count = engine.Random.Next(1, left.Length - start + 1);
            yield return left[start..(start + count)];
            start += count;
        }
    }

    private static T Done<T>(ValueTask<T> call)
        => call.IsCompletedSuccessfully ? call.Result : throw new SimulationFailure("The store in memory did not answer at once.");
}

/// <summary>Mistakes of a store, for the simulation to show that it finds them.</summary>
[Flags]
internal enum StorageBugs
{
    None = 0,

    /// <summary>The partition's checkpoint is written before the positions that it promises.</summary>
    CheckpointFirst = 1,

    /// <summary>A pump that lost its partition may still move the checkpoint.</summary>
    IgnoresEpoch = 2,
}
