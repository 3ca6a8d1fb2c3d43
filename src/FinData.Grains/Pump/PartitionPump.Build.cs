using System.Buffers.Binary;
using System.Text;
using FinData.Events;

namespace FinData.Grains;

/// <content>What a checkpoint holds: every dirty contract's state and new history, the partition's totals, the dead letters.</content>
internal sealed partial class PartitionPump
{
    // Cells whose memory is waited for at the same time.
    private const int CellGroup = 16;

    // Ids and state of most contracts, so that the buffer is made once and seldom grows.
    private const int UsualStateBytes = 128;

    private (int History, int Ids)[] places = []; // where the next event of each dirty contract goes
    private long arrivalsAtBuild;

    private void Build()
    {
        checkpoint.Reset(Shard.Partition, lease.Epoch, Shard.Folded);
        checkpoint.Reserve(dirty.Count, Shard.Pending.Bytes + ((long)dirty.Count * UsualStateBytes));
        places = places.Length < dirty.Count ? new (int, int)[Math.Max(dirty.Count, 2 * places.Length)] : places;
        changes.Clear();
        arrivalsAtBuild = context.Clients.Arrivals;
        lock (Shard.HistoryGate)
        {
            for (var i = 0; i < dirty.Count; i++)
            {
                if (i % CellGroup == 0)
                {
                    var count = Math.Min(CellGroup, dirty.Count - i);
                    FetchCells(i + count);
                    TouchCells(i, count);
                }

                var cell = dirty[i].Cell;
                var after = PositionSummary.Of(cell);
                totals.Move(dirty[i].Before, after);
                AddChange(cell, cell.Contract.ClientId, after);
                AddEntry(cell, ref places[i]);
                cell.TakeOff(flightNumber);
            }

            DealOutEvents();
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
        checkpoint.Totals = checkpoint.Append(totals.Write(Counters, Totals, Quarantined.Ids));
    }

    // The cells of the next group are on their way while this one is written.
    private void FetchCells(int first)
    {
        for (var i = first; i < Math.Min(first + CellGroup, dirty.Count); i++)
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

    private void AddEntry(ContractCell cell, ref (int History, int Ids) place)
    {
        var id = checkpoint.Append(cell.Id);
        Slice client = default;
        if (!cell.IsIndexed && ClientOf(cell) is { } clientId)
        {
            client = checkpoint.Append(Encoding.UTF8.GetBytes(clientId));
            cell.IsIndexed = true;
        }

        var start = checkpoint.Length;
        CellState.Write(checkpoint, cell);
        var state = new Slice(start, checkpoint.Length - start);
        var history = checkpoint.Skip(cell.PendingBytes);
        var ids = checkpoint.Skip(cell.PendingCount * sizeof(ulong));
        place = (history.Start, ids.Start);
        checkpoint.Add(new CheckpointEntry(id, client, cell.Watermark, state, cell.PendingCount > 0 ? cell.PendingFirst : -1, history, ids));
    }

    // One that broke before it was ever saved names its client no longer, and belongs to it all the same.
    private string? ClientOf(ContractCell cell) => cell.IsQuarantined ? lost.Find(l => l.Cell == cell).ClientId : cell.Contract.ClientId;

    /// <summary>
    /// Puts every new event where its contract's history is. From the arena's beginning to its end: contracts come in no order, and following each one's chain
    /// would wait for memory at every event, while what is written at random waits for nothing.
    /// </summary>
    private void DealOutEvents()
    {
        Span<byte> hash = stackalloc byte[sizeof(ulong)];
        foreach (var next in Shard.Pending)
        {
            ref var place = ref places[next.Contract];
            checkpoint.Fill(place.History, next.Bytes);
            place.History += next.Bytes.Length;
            BinaryPrimitives.WriteUInt64LittleEndian(hash, next.IdHash);
            checkpoint.Fill(place.Ids, hash);
            place.Ids += sizeof(ulong);
        }
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
