using System.Buffers.Binary;
using System.Text;
using FinData.Events;

namespace FinData.Grains;

/// <content>What a checkpoint holds: every dirty contract's state and new history, the partition's totals, the dead letters.</content>
internal sealed partial class PartitionPump
{
    // Chains that are walked side by side. Each step of one waits for memory; sixteen wait at the same time.
    private const int ChainGroup = 16;

    // Ids and state of most contracts, so that the buffer is made once and seldom grows.
    private const int UsualStateBytes = 128;

    private readonly List<ChainLink>[] chains = [.. Enumerable.Range(0, ChainGroup).Select(static _ => new List<ChainLink>())];
    private long arrivalsAtBuild;

    private void Build()
    {
        checkpoint.Reset(Shard.Partition, lease.Epoch, Shard.Folded);
        checkpoint.Reserve(dirty.Count, Shard.Pending.Bytes + ((long)dirty.Count * UsualStateBytes));
        changes.Clear();
        arrivalsAtBuild = context.Clients.Arrivals;
        lock (Shard.HistoryGate)
        {
            for (var i = 0; i < dirty.Count; i++)
            {
                if (i % ChainGroup == 0)
                {
                    var count = Math.Min(ChainGroup, dirty.Count - i);
                    FetchCells(i + count);
                    WalkChains(i, count);
                    TouchCells(i, count);
                }

                var cell = dirty[i].Cell;
                var after = PositionSummary.Of(cell);
                totals.Move(dirty[i].Before, after);
                AddChange(cell, cell.Contract.ClientId, after);
                AddEntry(cell, chains[i % ChainGroup]);
                cell.FlightHead = cell.PendingHead;
                cell.FlightNumber = flightNumber;
                cell.PendingHead = -1;
                cell.IsDirty = false;
            }

            Shard.SwapArenas(flightNumber);
        }

        foreach (var (cell, clientId) in lost)
        {
            if (!string.Equals(cell.Contract.ClientId, clientId, StringComparison.Ordinal))
            {
                AddChange(cell, clientId, PositionSummary.Of(cell), isGone: !cell.IsQuarantined);
            }
        }

        lost.Clear();
        dirty.Clear();
        checkpoint.DeadLetters.AddRange(letters);
        letters.Clear();
        Totals = totals.ToLines();
        checkpoint.Totals = checkpoint.Append(totals.Write(Counters, Totals));
    }

    // The cells of the next group are on their way while this one is written.
    private void FetchCells(int first)
    {
        for (var i = first; i < Math.Min(first + ChainGroup, dirty.Count); i++)
        {
            Prefetch.Object(dirty[i].Cell);
        }
    }

    private void TouchCells(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            dirty[first + i].Cell.Fetch();
        }

        var touched = 0UL;
        for (var i = 0; i < count; i++)
        {
            touched ^= dirty[first + i].Cell.Touch(0);
        }

        cacheTouches = touched;
    }

    /// <summary>Reads the new history of some dirty contracts, newest event first.</summary>
    private void WalkChains(int first, int count)
    {
        Span<int> heads = stackalloc int[ChainGroup];
        var open = 0;
        for (var i = 0; i < count; i++)
        {
            chains[i].Clear();
            heads[i] = dirty[first + i].Cell.PendingHead;
            open += heads[i] >= 0 ? 1 : 0;
        }

        while (open > 0)
        {
            for (var i = 0; i < count; i++)
            {
                if (heads[i] >= 0)
                {
                    var link = Shard.Pending.Read(heads[i]);
                    chains[i].Add(link);
                    heads[i] = link.Previous;
                    open -= link.Previous < 0 ? 1 : 0;
                }
            }
        }
    }

    private void AddEntry(ContractCell cell, List<ChainLink> chain)
    {
        var id = checkpoint.Append(cell.Id);
        Slice client = default;
        if (!cell.IsIndexed && cell.Contract.ClientId is { } clientId)
        {
            client = checkpoint.Append(Encoding.UTF8.GetBytes(clientId));
            cell.IsIndexed = true;
        }

        var start = checkpoint.Length;
        CellState.Write(checkpoint, cell);
        var state = new Slice(start, checkpoint.Length - start);

        // The chain runs from the newest event; history is written from the oldest.
        start = checkpoint.Length;
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            checkpoint.Append(chain[i].Bytes.Span);
        }

        var history = new Slice(start, checkpoint.Length - start);
        start = checkpoint.Length;
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        for (var i = chain.Count - 1; i >= 0; i--)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash, chain[i].IdHash);
            checkpoint.Append(hash);
        }

        var firstOffset = chain.Count > 0 ? chain[^1].Offset : -1;
        checkpoint.Add(new CheckpointEntry(id, client, cell.Watermark, state, firstOffset, history, new Slice(start, checkpoint.Length - start)));
    }

    private void AddChange(ContractCell cell, string? clientId, in PositionSummary after, bool isGone = false)
    {
        if (clientId is not null && context.Clients.Wants(clientId))
        {
            changes.Add(new ClientChange { ClientId = clientId, Partition = Shard.Partition, Contract = after.ToClientContract(cell.IdText, cell.Watermark), IsGone = isGone });
        }
    }

    /// <summary>
    /// A client that came into memory while the checkpoint was on its way may have read the store just before it, and was not wanted when the
    /// changes were built. Rare: then all of the checkpoint's contracts are looked at once more. As they were saved, not as they are by now: what is
    /// told must not be taken back by a crash.
    /// </summary>
    private void AddLateChanges()
    {
        if (context.Clients.Arrivals == arrivalsAtBuild)
        {
            return;
        }

        foreach (var entry in checkpoint.Entries)
        {
            var saved = CellState.Read(new StoredPosition(entry.Watermark, checkpoint.Bytes(entry.State).ToArray(), default));
            if (saved.Contract.ClientId is { } clientId && context.Clients.Wants(clientId))
            {
                var contractId = Encoding.UTF8.GetString(checkpoint.Bytes(entry.ContractId));
                var share = PositionSummary.Of(saved.Contract, saved.IsQuarantined).ToClientContract(contractId, entry.Watermark);
                changes.Add(new ClientChange { ClientId = clientId, Partition = Shard.Partition, Contract = share });
            }
        }
    }
}
