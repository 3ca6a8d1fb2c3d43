using System.Text;
using FinData.Lending;

namespace FinData.Grains;

/// <summary>
/// One contract in memory. Its partition's pump is the only writer; readers hold the cell's lock while they copy.
/// No allocation per event: the state is changed in place, new history goes to the partition's <see cref="HistoryArena"/>.
/// </summary>
internal sealed class ContractCell(byte[] id, ulong idHash)
{
    private const int HeadBytes = 16;
    private readonly UInt128 idHead = HeadOf(id);
    private readonly int idLength = id.Length;

    /// <summary>Contract id in UTF-8.</summary>
    public byte[] Id { get; } = id;

    public ulong IdHash { get; } = idHash;

    /// <summary>Hashes of all event ids of the history.</summary>
    public SeenIds Seen;

    public Contract Contract { get; private set; } = new();

    /// <summary>Highest offset that the state takes in; -1 before the first.</summary>
    public long Watermark { get; private set; } = -1;

    /// <summary>False while the store is still being asked; readers then look in the store themselves.</summary>
    public bool IsLoaded { get; set; }

    /// <summary>A fold broke an invariant: events are kept, the balances are not to be trusted.</summary>
    public bool IsQuarantined { get; private set; }

    /// <summary>The history has a reversal.</summary>
    public bool HasReversals { get; private set; }

    /// <summary>A conflicting repeat is among the recent events: which one its id stands for may be in the store only.</summary>
    public bool HasConflicts { get; set; }

    /// <summary>Has changes that no checkpoint has taken yet.</summary>
    public bool IsDirty { get; set; }

    /// <summary>The store's client index knows the contract.</summary>
    public bool IsIndexed { get; set; }

    /// <summary>Set while the block at hand has put events of this contract aside for a re-fold.</summary>
    public DeferredEvents? Deferred { get; set; }

    /// <summary>Number of the block that last touched the cell: what eviction goes by.</summary>
    public int LastTouched { get; set; }

    /// <summary>Its place among the contracts that changed since the last checkpoint; meaningless while it is not <see cref="IsDirty"/>.</summary>
    public int DirtyIndex { get; set; }

    /// <summary>Newest event in the arena that fills now; -1 for none.</summary>
    public int PendingHead { get; private set; } = -1;

    /// <summary>Offset of the first event in that arena; meaningless where there is none.</summary>
    public long PendingFirst { get; private set; }

    /// <summary>Events in that arena.</summary>
    public int PendingCount { get; private set; }

    /// <summary>Bytes of these events.</summary>
    public int PendingBytes { get; private set; }

    /// <summary>Newest event in the arena of the checkpoint numbered <see cref="FlightNumber"/>; meaningless once that is durable.</summary>
    public int FlightHead { get; private set; } = -1;

    public int FlightNumber { get; private set; } = -1;

    /// <summary>Notes an event that was appended to the arena that fills now.</summary>
    public void AddPending(int reference, long offset, int bytes)
    {
        PendingFirst = PendingHead < 0 ? offset : PendingFirst;
        PendingHead = reference;
        PendingCount++;
        PendingBytes += bytes;
    }

    /// <summary>A checkpoint has taken the events of the arena that filled: the chain is the one in flight.</summary>
    public void TakeOff(int flightNumber)
    {
        (FlightHead, FlightNumber) = (PendingHead, flightNumber);
        (PendingHead, PendingCount, PendingBytes) = (-1, 0, 0);
        IsDirty = false;
    }

    /// <summary>Most ids fit the head, which lies in the cell itself: comparing them reads no other memory.</summary>
    public bool HasId(ReadOnlySpan<byte> other)
        => other.Length == idLength && HeadOf(other) == idHead && (other.Length <= HeadBytes || other[HeadBytes..].SequenceEqual(Id.AsSpan(HeadBytes)));

    public string IdText => Encoding.UTF8.GetString(Id);

    public ContractStatus Status => IsQuarantined ? ContractStatus.Quarantined : Contract.Position.Status;

    /// <summary>Rough managed size, for the memory limit: objects and headers of cell, contract and seen ids.</summary>
    public int EstimatedBytes => 424 + Id.Length + Seen.Bytes + (Contract.Terms is LoanTerms loan ? 300 + (64 * loan.Count) : 0);

    /// <summary>Brings what the cell points to into the cache.</summary>
    public void Fetch()
    {
        Seen.Fetch();
        Prefetch.Object(Contract);
    }

    /// <summary>Reads what folding the event with this id hash will read, so that it is in the cache by then.</summary>
    public ulong Touch(ulong eventIdHash) => Seen.Touch(eventIdHash) ^ (Contract.Terms is null ? 0UL : 1UL);

    /// <summary>Applies an event in order. Throws what the contract throws: the caller quarantines.</summary>
    public Outcome Apply(in ContractEvent next)
    {
        lock (this)
        {
            var outcome = Contract.Apply(next);
            Watermark = next.Offset;
            return outcome;
        }
    }

    /// <summary>An event that changes no state (a duplicate, a conflict) still moves the watermark.</summary>
    public void Pass(long offset)
    {
        lock (this)
        {
            Watermark = offset;
        }
    }

    /// <summary>A copy of the state that the caller may advance, and what goes with it.</summary>
    public ContractSnapshot Snapshot()
    {
        lock (this)
        {
            return new ContractSnapshot(Contract.Clone(), Watermark, IsQuarantined, IsStale: false, HasReversals);
        }
    }

    public void Replace(Contract contract, long watermark, bool quarantined, bool hasReversals)
    {
        lock (this)
        {
            Contract = contract;
            Watermark = watermark;
            IsQuarantined = quarantined;
            HasReversals = hasReversals;
        }
    }

    private static UInt128 HeadOf(ReadOnlySpan<byte> id)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head.Clear();
        id[..Math.Min(HeadBytes, id.Length)].CopyTo(head);
        return System.Runtime.InteropServices.MemoryMarshal.Read<UInt128>(head);
    }
}
