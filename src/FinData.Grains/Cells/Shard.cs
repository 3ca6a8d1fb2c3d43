using FinData.Lending;

namespace FinData.Grains;

/// <summary>What one partition has in memory, for its pump to write and for grains to read.</summary>
internal sealed class Shard(int partition)
{
    private readonly RisingOffset folded = new();

    public int Partition { get; } = partition;

    public CellTable Cells { get; } = new();

    /// <summary>
    /// Held while events change their place: from the arena that fills to the one in flight, and from there to the store alone. Who holds it sees every
    /// recent event in exactly one place.
    /// </summary>
    public Lock HistoryGate { get; } = new();

    /// <summary>The arena that fills, and the one whose checkpoint is on its way.</summary>
    public HistoryArena Pending { get; private set; } = new();

    public HistoryArena Flight { get; private set; } = new();

    /// <summary>Number of the checkpoint on its way; a cell's flight chain counts only while this is its number.</summary>
    public int FlightNumber { get; private set; } = -1;

    /// <summary>One past the last record folded.</summary>
    public long Folded => folded.Value;

    /// <summary>Publishes progress and wakes the readers that waited for it.</summary>
    public void MoveFolded(long next) => folded.MoveTo(next);

    /// <summary>Completes once the record at <paramref name="offset"/> is folded. False: not within <paramref name="patience"/>.</summary>
    public Task<bool> WaitForAsync(long offset, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
        => folded.WaitForAsync(offset, patience, time, cancellationToken);

    /// <summary>The filled arena becomes the one in flight; the other, whose events are durable, fills anew.</summary>
    public void SwapArenas(int flightNumber)
    {
        (Pending, Flight) = (Flight, Pending);
        FlightNumber = flightNumber;
    }

    /// <summary>The checkpoint in flight is durable: its events are read from the store from now on.</summary>
    public void LandFlight()
    {
        lock (HistoryGate)
        {
            FlightNumber = -1;
            Flight.Clear();
        }
    }

    /// <summary>The partition has come to rest: memory that only a full stream needs is given back.</summary>
    public void Trim()
    {
        lock (HistoryGate)
        {
            Pending.Trim();
            Flight.Trim();
        }
    }

    /// <summary>
    /// Copies the events of a cell that may not be in the store yet, oldest first. Safe for readers: an arena is cleared only under the gate, and only
    /// after its events are in the store, so whoever reads the store after this call misses nothing.
    /// </summary>
    public List<HistoryEntry> CopyRecent(ContractCell cell)
    {
        var copies = new List<byte[]>();
        lock (HistoryGate)
        {
            CopyChain(Pending, cell.PendingHead, copies);
            if (cell.FlightNumber == FlightNumber && FlightNumber >= 0)
            {
                CopyChain(Flight, cell.FlightHead, copies);
            }
        }

        var entries = new List<HistoryEntry>(copies.Count);
        for (var i = copies.Count - 1; i >= 0; i--)
        {
            Events.CompactEventCodec.ReadAll(copies[i], entries);
        }

        return entries;
    }

    // Newest first, as the chain runs.
    private static void CopyChain(HistoryArena arena, int head, List<byte[]> copies)
    {
        for (var reference = head; reference >= 0;)
        {
            var link = arena.Read(reference);
            copies.Add(link.Bytes.ToArray());
            reference = link.Previous;
        }
    }
}
