namespace FinData.Grains;

/// <content>Memory: what leaves it when the limit is reached, and when the partition comes to rest.</content>
internal sealed partial class PartitionPump
{
    // A checkpoint larger than this was one of a full stream.
    private const int RestingBytes = 1024 * 1024;

    private bool HoldsSpareMemory => checkpoint.Buffer.Length > RestingBytes;

    /// <summary>Gives back the buffers that only a full stream needs, tens of megabytes a partition. All is folded and durable.</summary>
    private void Rest()
    {
        checkpoint.Trim();
        dirty.Trim();
        places = [];
        Shard.Trim();
    }

    /// <summary>Drops clean cells, least recently used first, while the shard takes more than its share of the memory limit.</summary>
    private void Evict()
    {
        var limit = context.Options.ResidentBytes / context.Log.PartitionCount;
        if (Shard.Cells.Count * 256L < limit / 4)
        {
            return; // far below: no need to add up
        }

        var bytes = Shard.Cells.All().Sum(static c => (long)c.EstimatedBytes);
        if (bytes <= limit)
        {
            return;
        }

        var clean = Shard.Cells.All().Where(static c => !c.IsDirty && c.IsLoaded).OrderBy(static c => c.LastTouched).ToList();
        var goal = limit - (limit / 10); // a tenth of room, so that not every checkpoint evicts
        var leaving = new HashSet<ContractCell>(ReferenceEqualityComparer.Instance);
        foreach (var cell in clean)
        {
            if (bytes <= goal)
            {
                break;
            }

            bytes -= cell.EstimatedBytes;
            leaving.Add(cell);
        }

        context.Instruments.OnEvicted(Shard.Cells.RemoveWhere(leaving.Contains));
    }
}
