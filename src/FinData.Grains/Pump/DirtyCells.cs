namespace FinData.Grains;

/// <summary>
/// The cells that changed since the last checkpoint, each with what it added to the totals before. Kept in chunks: a full stream changes hundreds of thousands
/// between two checkpoints, and a list that doubles would copy them all several times and leave as many arrays behind. Not thread-safe.
/// </summary>
internal sealed class DirtyCells
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private readonly List<Entry[]> chunks = [];

    public int Count { get; private set; }

    public ref readonly Entry this[int index] => ref chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public void Add(ContractCell cell, in PositionSummary before)
    {
        if (Count == chunks.Count << ChunkBits)
        {
            chunks.Add(new Entry[ChunkSize]);
        }

        ref var entry = ref chunks[Count >> ChunkBits][Count & (ChunkSize - 1)];
        entry.Cell = cell;
        entry.Before = before;
        Count++;
    }

    /// <summary>Forgets the cells and keeps the memory.</summary>
    public void Clear()
    {
        for (var start = 0; start < Count; start += ChunkSize)
        {
            Array.Clear(chunks[start >> ChunkBits]);
        }

        Count = 0;
    }

    /// <summary>Gives the memory back, if there are no cells.</summary>
    public void Trim()
    {
        if (Count == 0)
        {
            chunks.Clear();
        }
    }

    internal struct Entry
    {
        public ContractCell Cell;
        public PositionSummary Before;
    }
}
