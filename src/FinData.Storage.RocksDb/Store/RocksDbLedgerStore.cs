using FinData.Grains;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RocksDbSharp;
using Checkpoint = FinData.Grains.Checkpoint;

namespace FinData.Storage.RocksDb;

/// <summary>
/// The ledger of one node, in a RocksDB database of its own. A checkpoint is one batch, written whole and fsynced, after
/// its histories where they are large (<see cref="HistoryTables"/>). Reads run on the caller's thread;
/// writes, which wait for the disk, on threads of their own.
/// </summary>
public sealed partial class RocksDbLedgerStore : ILedgerStore
{
    private readonly Engine engine;
    private readonly PartitionTable partitions = new();
    private readonly DeadLetterShelf letters;
    private readonly LogIdentity logIdentity = new();
    private readonly HistoryTables tables;

    private RocksDbLedgerStore(Engine engine, HistoryTables tables, RocksDbOptions options)
    {
        (this.engine, this.tables) = (engine, tables);
        letters = new DeadLetterShelf(options.MaxDeadLetters);
    }

    /// <summary>How many dead letters were dropped to keep within <see cref="RocksDbOptions.MaxDeadLetters"/>.</summary>
    public long DroppedDeadLetters
    {
        get
        {
            using var scope = engine.Read();
            return letters.Dropped(scope);
        }
    }

    /// <summary>Opens the store of the data folder, making it if there is none. A folder that can't be written opens for reading.</summary>
    /// <exception cref="DataFolderException">The folder is in use, of another version, or can't be opened.</exception>
    public static RocksDbLedgerStore Open(RocksDbOptions options, TimeProvider time, ILogger<RocksDbLedgerStore>? logger = null)
    {
        RocksDbOptionsValidator.ThrowIfInvalid(options);
        DataFolder.Prepare(options, time);
        var folder = Path.Combine(options.Directory, "store");
        var families = StoreFamily.Of(options);
        var engine = new Engine(
            folder,
            EngineTuning.Database(options.StoreBufferBytes, options.BackgroundJobs),
            families,
            (message, inner) => new StoreUnavailableException(message, inner),
            time,
            logger ?? NullLogger<RocksDbLedgerStore>.Instance);
        var tables = new HistoryTables(engine, Path.Combine(folder, "incoming"), families.Families[StoreFamily.History].Options);
        tables.RemoveRemains();
        return new RocksDbLedgerStore(engine, tables, options);
    }

    /// <summary>Partitions that the store of a data folder was made with; null where there is none yet.</summary>
    /// <exception cref="DataFolderException">The folder can't be read.</exception>
    public static int? PartitionsOf(string directory) => DataFolder.PartitionsOf(directory);

    public ValueTask<PartitionLease> AcquireAsync(int partition, CancellationToken cancellationToken)
        => OnOwnThread(() => Acquire(partition), cancellationToken);

    public ValueTask<string> PinLogAsync(string identity, CancellationToken cancellationToken)
        => OnOwnThread(() => logIdentity.Pin(engine, identity), cancellationToken);

    public ValueTask<CommitResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
        => OnOwnThread(() => Commit(checkpoint), cancellationToken);

    public async ValueTask<long> AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
        => await OnOwnThread(() => AddDeadLetters(letters), cancellationToken).ConfigureAwait(false);

    public ValueTask DisposeAsync()
    {
        engine.Dispose();
        return ValueTask.CompletedTask;
    }

    // A write may wait for the disk for as long as RocksDB holds writers back: too long for a thread of the pool.
    private ValueTask<T> OnOwnThread<T>(Func<T> write, CancellationToken cancellationToken)
    {
        return new(Task.Factory.StartNew(Write, cancellationToken, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default));

        T Write()
        {
            try
            {
                return write();
            }
            catch (RocksDbException e)
            {
                // Before it writes, it reads: whether a letter is known, what a repeated checkpoint finds.
                throw engine.Unreadable(e);
            }
        }
    }

    private PartitionLease Acquire(int partition)
    {
        lock (partitions.GateOf(partition))
        {
            using var scope = engine.Write();
            var before = partitions.Current(scope, partition);
            var after = before with { Epoch = before.Epoch + 1 };
            using var batch = new WriteBatch();
            PartitionTable.AddTo(batch, scope, partition, after);
            engine.Commit(scope, batch);
            partitions.Written(scope, partition, after);
            return after.ToLease(partition);
        }
    }

    private CommitResult Commit(Checkpoint checkpoint)
    {
        lock (partitions.GateOf(checkpoint.Partition))
        {
            using var scope = engine.Write();
            var before = partitions.Current(scope, checkpoint.Partition);
            if (before.Epoch != checkpoint.Epoch)
            {
                return CommitResult.StaleEpoch;
            }

            var order = ContractOrder.Of(checkpoint.Entries.Count, i => checkpoint.Bytes(checkpoint.Entries[i].ContractId));
            var isApart = tables.TryAdd(scope, checkpoint, order);
            using var batch = new WriteBatch();
            var writer = new CheckpointWriter(checkpoint, before, isApart);
            writer.WriteTo(batch, scope, order);
            var after = new PartitionState(before.Epoch, checkpoint.NextOffset, writer.MaxWatermark, checkpoint.Bytes(checkpoint.Totals).ToArray());
            PartitionTable.AddTo(batch, scope, checkpoint.Partition, after);
            CommitWithLetters(scope, batch, checkpoint.DeadLetters);
            partitions.Written(scope, checkpoint.Partition, after);
            return CommitResult.Committed;
        }
    }

    private long AddDeadLetters(IReadOnlyList<DeadLetter> added)
    {
        using var scope = engine.Write();
        using var batch = new WriteBatch();
        return CommitWithLetters(scope, batch, added) - added.Count;
    }

    /// <summary>Gives the sequence that the next letter will have; 0 where there was none to add.</summary>
    private long CommitWithLetters(in EngineScope scope, WriteBatch batch, IReadOnlyList<DeadLetter> added)
    {
        if (added.Count == 0)
        {
            engine.Commit(scope, batch);
            return 0;
        }

        lock (letters.Gate)
        {
            var count = letters.AddTo(batch, scope, added);
            engine.Commit(scope, batch);
            letters.Written(count);
            return count.Next;
        }
    }
}
