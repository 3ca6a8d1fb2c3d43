using System.Text;
using FinData.Grains;

namespace FinData.Conformance;

/// <summary>
/// A ledger store in memory for tests: the port's contract without a disk, with <see cref="Hooks"/> for faults and torn checkpoints.
/// Every call completes at once unless it is hooked.
/// </summary>
public sealed class InMemoryLedgerStore : ILedgerStore
{
    private readonly Lock gate = new();
    private readonly InMemoryLedger ledger;
    private int? tearAfter;
    private volatile bool closed;

    public InMemoryLedgerStore()
        : this(new InMemoryLedger())
    {
    }

    private InMemoryLedgerStore(InMemoryLedger ledger) => this.ledger = ledger;

    public CallHooks<StoreCall> Hooks { get; } = new();

    /// <summary>
    /// The next commit writes the first <paramref name="entries"/> contracts and no checkpoint, then fails, as a store without transactions may.
    /// </summary>
    public void TearNextCommit(int entries) => tearAfter = entries;

    /// <summary>
    /// The writes of a checkpoint one by one, in the order that the port asks for, past every hook: a test makes each when it likes, or never.
    /// </summary>
    /// <param name="ignoresEpoch">The last one takes the place of a later owner's checkpoint, as a faulty store would.</param>
    public IReadOnlyList<CommitPart> Split(Checkpoint checkpoint, bool ignoresEpoch = false) => [.. CommitParts.Of(ledger, checkpoint, ignoresEpoch)];

    /// <summary>Puts other bytes where a contract's state or its first history block is, as a failing disk may.</summary>
    public void Damage(int partition, string contractId, byte[]? state = null, byte[]? firstBlock = null)
    {
        lock (gate)
        {
            ledger.Damage(partition, contractId, state, firstBlock);
        }
    }

    /// <summary>Puts other totals into a partition's checkpoint, as an earlier version may have written them.</summary>
    public void EditTotals(int partition, Func<string, string> edit)
    {
        lock (gate)
        {
            ledger.EditTotals(partition, edit);
        }
    }

    /// <summary>The same content behind a new store with new hooks: what a process finds that starts again. This one is closed.</summary>
    public InMemoryLedgerStore Reopen()
    {
        closed = true;
        return new InMemoryLedgerStore(ledger);
    }

    public ValueTask<PartitionLease> AcquireAsync(int partition, CancellationToken cancellationToken)
        => CallAsync(StoreCall.Acquire, l => l.Acquire(partition), cancellationToken);

    public ValueTask<PartitionLease?> ReadCheckpointAsync(int partition, CancellationToken cancellationToken)
        => CallAsync(StoreCall.ReadCheckpoint, l => l.ReadCheckpoint(partition), cancellationToken);

    public ValueTask<string> PinLogAsync(string identity, CancellationToken cancellationToken)
        => CallAsync(StoreCall.PinLog, l => l.LogIdentity ??= identity, cancellationToken);

    public async ValueTask LoadPositionsAsync(
        int partition, ReadOnlyMemory<ReadOnlyMemory<byte>> contractIds, Memory<StoredPosition?> results, CancellationToken cancellationToken)
        => await CallAsync(
            StoreCall.LoadPositions,
            l =>
            {
                for (var i = 0; i < contractIds.Length; i++)
                {
                    results.Span[i] = l.Load(partition, Encoding.UTF8.GetString(contractIds.Span[i].Span));
                }

                return contractIds.Length;
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> LoadHistoryAsync(int partition, ReadOnlyMemory<byte> contractId, CancellationToken cancellationToken)
        => CallAsync(StoreCall.LoadHistory, l => l.History(partition, Encoding.UTF8.GetString(contractId.Span)), cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(Checkpoint checkpoint, CancellationToken cancellationToken)
        => await CallAsync(StoreCall.Commit, l => l.Commit(checkpoint, TakeTear()), cancellationToken)
           ?? throw new StoreUnavailableException("The commit was torn: some contracts are written, the checkpoint is not.");

    public ValueTask<IReadOnlyList<string>> ListClientContractsAsync(string clientId, string? after, int limit, CancellationToken cancellationToken)
        => CallAsync(StoreCall.List, l => l.ClientContracts(clientId, after, limit), cancellationToken);

    public ValueTask<IReadOnlyList<string>> ListContractsAsync(int partition, string? after, int limit, CancellationToken cancellationToken)
        => CallAsync(StoreCall.List, l => l.Contracts(partition, after, limit), cancellationToken);

    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(long? beforeSequence, int limit, CancellationToken cancellationToken)
        => CallAsync(StoreCall.List, l => l.DeadLetters.List(beforeSequence, limit), cancellationToken);

    public ValueTask<DeadLetter?> GetDeadLetterAsync(long sequence, CancellationToken cancellationToken)
        => CallAsync(StoreCall.List, l => l.DeadLetters.Get(sequence), cancellationToken);

    public ValueTask<long> AddDeadLettersAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
        => CallAsync(
            StoreCall.AddDeadLetters,
            l =>
            {
                var first = l.DeadLetters.Next;
                foreach (var letter in letters)
                {
                    l.DeadLetters.Add(letter);
                }

                return first;
            },
            cancellationToken);

    public ValueTask DisposeAsync()
    {
        closed = true;
        return ValueTask.CompletedTask;
    }

    private async ValueTask<T> CallAsync<T>(StoreCall call, Func<InMemoryLedger, T> action, CancellationToken cancellationToken)
    {
        await Hooks.EnterAsync(call, cancellationToken);
        if (closed)
        {
            throw new StoreUnavailableException("The store is closed.");
        }

        T result;
        lock (gate)
        {
            result = action(ledger);
        }

        Hooks.Leave(call);
        return result;
    }

    private int? TakeTear()
    {
        var tear = tearAfter;
        tearAfter = null;
        return tear;
    }
}
