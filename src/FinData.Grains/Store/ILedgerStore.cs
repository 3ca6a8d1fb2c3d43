using FinData.Lending;

namespace FinData.Grains;

/// <summary>A partition taken by a pump: its new epoch, and where the last checkpoint left it.</summary>
/// <param name="Epoch">One above every epoch given before; checkpoints with a lower one are refused.</param>
/// <param name="NextOffset">Everything below is in the store.</param>
/// <param name="Totals">The partition's totals as the last checkpoint wrote them; empty at first.</param>
public sealed record PartitionLease(int Partition, long Epoch, long NextOffset, ReadOnlyMemory<byte> Totals);

/// <summary>A contract as stored: its state at its watermark, and the hashes of all event ids of its history.</summary>
/// <param name="Watermark">Highest offset folded into the state.</param>
/// <param name="State">As <see cref="Contract.WriteTo"/> wrote it.</param>
/// <param name="SeenIds">64-bit hashes of the event ids in the history, little-endian, 8 bytes each.</param>
public readonly record struct StoredPosition(long Watermark, ReadOnlyMemory<byte> State, ReadOnlyMemory<byte> SeenIds);

/// <summary>What a commit came to. A closed set.</summary>
public enum CommitResult
{
    Committed = 1,

    /// <summary>Another pump has taken the partition since: this one stops.</summary>
    StaleEpoch = 2,
}

/// <summary>The durable state of contracts: positions, histories, client index, checkpoints, dead letters.</summary>
public interface ILedgerStore : IAsyncDisposable
{
    /// <summary>Takes the partition: increments its epoch.</summary>
    ValueTask<PartitionLease> AcquireAsync(int partition, CancellationToken cancellationToken);

    /// <summary>The partition's last checkpoint without taking it, or null where there was none.</summary>
    ValueTask<PartitionLease?> ReadCheckpointAsync(int partition, CancellationToken cancellationToken);

    /// <summary>Remembers which log the checkpoints belong to, the first time; gives what is remembered. See <see cref="IEventLog.GetIdentityAsync"/>.</summary>
    ValueTask<string> PinLogAsync(string identity, CancellationToken cancellationToken);

    /// <summary>Loads many contracts of one partition in one call. <paramref name="results"/> has one place per id; null where the store has none.</summary>
    ValueTask LoadPositionsAsync(int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Memory<StoredPosition?> results, CancellationToken cancellationToken);

    /// <summary>
    /// The contract's history blocks in offset order, each as <see cref="Events.CompactEventCodec"/> wrote it; empty where there is none. They may overlap, and
    /// hold events above the checkpoint, where one was cut off and the replay cut its own elsewhere.
    /// </summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LoadHistoryAsync(int partition, ReadOnlyMemory<byte> contractId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes everything of a checkpoint; afterwards, either all of it counts or a replay from the old checkpoint repairs it. A store that does not write at
    /// once writes a contract's history before its position, and lets no checkpoint of a lower epoch shorten a history block of a higher one,
    /// nor one that arrives late take the partition's offset back.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot write now; the pump keeps its state and tries again.</exception>
    ValueTask<CommitResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken);

    /// <summary>Ids of the client's contracts, in order, at most <paramref name="limit"/>, starting after <paramref name="after"/> (null: from the first).</summary>
    ValueTask<IReadOnlyList<string>> ListClientContractsAsync(string clientId, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Ids of the partition's contracts, in order, at most <paramref name="limit"/>, starting after <paramref name="after"/>.</summary>
    ValueTask<IReadOnlyList<string>> ListContractsAsync(int partition, string? after, int limit, CancellationToken cancellationToken);

    /// <summary>Dead letters, newest first, at most <paramref name="limit"/>; see <see cref="DeadLetter.Sequence"/> for paging.</summary>
    ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken);

    ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps records that were refused before they reached the log (over HTTP). Those of the log come with <see cref="CommitAsync"/>.
    /// Gives the sequence of the first; the others follow it one by one.
    /// </summary>
    ValueTask<long> AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken);
}

/// <summary>
/// A record that is no event. Identified in the log by partition and offset (a replayed record writes the same letter again: no second one appears);
/// letters that never reached the log have partition -1.
/// </summary>
/// <param name="Sequence">Given by the store, rising; ignored on writing.</param>
public sealed record DeadLetter(
    long Sequence, int Partition, long Offset, string Reason, string? Field, string Source, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> Value);

/// <summary>The store cannot read or write now; the message says why and what to do. It crosses from silo to silo as what it is.</summary>
[GenerateSerializer, Alias("findata.store-unavailable")]
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
