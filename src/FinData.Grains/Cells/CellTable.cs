namespace FinData.Grains;

/// <summary>
/// The cells of one partition by contract id. One writer (the pump); any number of readers without locks. Open addressing with linear probing;
/// a reader works on the array it found, and a resize publishes a new one.
/// </summary>
internal sealed class CellTable
{
    private static readonly ContractCell Removed = new([], 0);

    private Slot[] slots = new Slot[64];
    private int used; // cells and removed marks
    private int count;

    public int Count => Volatile.Read(ref count);

    public ContractCell? Find(ulong hash, ReadOnlySpan<byte> id)
    {
        var table = Volatile.Read(ref slots);
        var mask = table.Length - 1;
        for (var i = (int)(hash & (uint)mask); ; i = (i + 1) & mask)
        {
            // The cell is published after its hash, so a cell that is seen has its hash in place.
            var cell = Volatile.Read(ref table[i].Cell);
            if (cell is null)
            {
                return null;
            }

            if (table[i].Hash == hash && cell.HasId(id))
            {
                return cell;
            }
        }
    }

    /// <summary>Brings the first place where a hash can be into the cache.</summary>
    public void Fetch(ulong hash)
    {
        var table = slots;
        Prefetch.Place(ref table[(int)(hash & (uint)(table.Length - 1))]);
    }

    /// <summary>The cell in the first place where a hash can be: most often the one, and good enough to bring it into the cache.</summary>
    public ContractCell? Guess(ulong hash)
    {
        var table = slots;
        return table[(int)(hash & (uint)(table.Length - 1))].Cell;
    }

    /// <summary>Adds a cell whose id is not in the table.</summary>
    public void Add(ContractCell cell)
    {
        if (used >= slots.Length - (slots.Length >> 2))
        {
            Resize();
        }

        Place(slots, cell);
        used++;
        Volatile.Write(ref count, count + 1);
    }

    /// <summary>Removes the cells that <paramref name="condition"/> holds for; returns how many.</summary>
    public int RemoveWhere(Func<ContractCell, bool> condition)
    {
        var removed = 0;
        var table = slots;
        for (var i = 0; i < table.Length; i++)
        {
            var cell = table[i].Cell;
            if (cell is not null && cell != Removed && condition(cell))
            {
                // The hash stays: a reader that compares ids finds the mark's empty id and goes on.
                Volatile.Write(ref table[i].Cell, Removed);
                removed++;
            }
        }

        Volatile.Write(ref count, count - removed);
        return removed;
    }

    /// <summary>Every cell at some moment of the walk. For the pump, or for readers that bear with a cell missed during a resize.</summary>
    public IEnumerable<ContractCell> All()
    {
        var table = Volatile.Read(ref slots);
        for (var i = 0; i < table.Length; i++)
        {
            if (table[i].Cell is { } cell && cell != Removed)
            {
                yield return cell;
            }
        }
    }

    private static void Place(Slot[] table, ContractCell cell)
    {
        var mask = table.Length - 1;
        var i = (int)(cell.IdHash & (uint)mask);
        while (table[i].Cell is not null)
        {
            i = (i + 1) & mask;
        }

        table[i].Hash = cell.IdHash;
        Volatile.Write(ref table[i].Cell, cell);
    }

    private void Resize()
    {
        // Many removed marks: the same size does, and clears them.
        var larger = new Slot[count > slots.Length / 2 ? 2 * slots.Length : slots.Length];
        foreach (var slot in slots)
        {
            if (slot.Cell is not null && slot.Cell != Removed)
            {
                Place(larger, slot.Cell);
            }
        }

        used = count;
        Volatile.Write(ref slots, larger);
    }

    private struct Slot
    {
        public ulong Hash;
        public ContractCell? Cell;
    }
}
