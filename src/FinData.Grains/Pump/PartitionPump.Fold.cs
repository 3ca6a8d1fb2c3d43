using System.Diagnostics;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <content>Decoding and folding of one block.</content>
internal sealed partial class PartitionPump
{
    private static readonly Rejection Misplaced = new(RejectReason.KeyMismatch, "contractId");

    private readonly DecodedEvent[] decoded;
    private readonly ContractCell?[] cells;
    private readonly (ulong Contract, ulong EventId)[] hashes; // event id 0: the record is no event
    private readonly List<ContractCell> missing = [];
    private readonly ReadOnlyMemory<byte>[] missingIds;
    private readonly StoredPosition?[] loaded;
    private readonly List<ContractCell> deferred = [];
    private readonly DirtyCells dirty = new();
    private readonly List<DeadLetter> letters = [];
    private readonly List<(ContractCell Cell, string ClientId)> lost = []; // clients whose contract names them no longer, since the last checkpoint
    private int blockNumber;
    private ulong cacheTouches; // keeps the touching reads from being optimised away
    private bool isFolding;
    private long foldedSinceCheckpoint;

    private async ValueTask FoldBlockAsync(RecordBlock block)
    {
        var started = Stopwatch.GetTimestamp();
        var before = Counters with { };
        blockNumber++;
        isFolding = true;
        DecodeBlock(block);
        if (missing.Count > 0)
        {
            await LoadMissingAsync();
        }

        ApplyBlock(block);
        if (deferred.Count > 0)
        {
            foreach (var cell in deferred)
            {
                await SettleDeferredAsync(cell, block);
            }

            deferred.Clear();
        }

        foldedSinceCheckpoint += block.Count;
        isFolding = false;
        Shard.MoveFolded(block.Next);
        context.Instruments.OnBlock(before, Counters, started);
    }

    /// <summary>
    /// First pass: bytes to events, events to cells. Cells that are not in memory are listed, so that one store call loads them all. Contracts come
    /// in no order, so each is a chain of cache misses. While the next records are decoded, the first links of the chain are on their way; the last one is
    /// walked for the whole block at once, so that the processor overlaps the misses of neighbours.
    /// </summary>
    private void DecodeBlock(RecordBlock block)
    {
        var entries = block.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            ref var slot = ref decoded[i];
            var value = block.Value(entries[i]);
            var key = block.Key(entries[i]);
            var rejection = context.Decoder.TryDecode(value, new RecordHeaders(block.Headers(entries[i])), key, out slot);
            if (!rejection.IsNone)
            {
                hashes[i] = default;
                Reject(rejection, entries[i].Offset, key, value);
                continue;
            }

            var contractHash = ContractHash.Of(slot.Bytes(slot.ContractId, value));
            hashes[i] = (contractHash, CompactEventCodec.HashId(slot.Bytes(slot.EventId, value)));
            Shard.Cells.Fetch(contractHash);
            FetchBehind(i);
        }

        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var slot = ref decoded[i];
            cells[i] = hashes[i].EventId == 0 ? null : FindOrAdd(hashes[i].Contract, slot.Bytes(slot.ContractId, block.Value(entries[i])));
            if (cells[i] is null && hashes[i].EventId != 0)
            {
                Reject(Misplaced, entries[i].Offset, block.Key(entries[i]), block.Value(entries[i]));
            }
        }

        var touched = 0UL;
        for (var i = 0; i < entries.Length; i++)
        {
            touched ^= cells[i]?.Touch(hashes[i].EventId) ?? 0;
        }

        cacheTouches = touched;
    }

    // One link a record: the place in the table came with the last record, its cell with the one before.
    private void FetchBehind(int record)
    {
        if (record > 0)
        {
            Prefetch.Object(Shard.Cells.Guess(hashes[record - 1].Contract));
        }

        if (record > 1)
        {
            Shard.Cells.Guess(hashes[record - 2].Contract)?.Fetch();
        }
    }

    /// <summary>
    /// Null where the contract belongs to another partition: readers look for it there, so folded here it would never be seen. A contract that is known
    /// here was asked before, so that the question costs nothing in the long run.
    /// </summary>
    private ContractCell? FindOrAdd(ulong hash, ReadOnlySpan<byte> contractId)
    {
        var cell = Shard.Cells.Find(hash, contractId);
        if (cell is null)
        {
            if (Partitioner.PartitionOf(contractId, context.Log.PartitionCount) != Shard.Partition)
            {
                return null;
            }

            cell = new ContractCell(contractId.ToArray(), hash);
            Shard.Cells.Add(cell);
            missing.Add(cell);
        }

        cell.LastTouched = blockNumber;
        return cell;
    }

    private void Reject(Rejection rejection, long offset, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (offset < Checkpointed)
        {
            return;
        }

        var reason = ReasonNames.Of(rejection.Reason);
        letters.Add(new DeadLetter(
            0, Shard.Partition, offset, reason, rejection.Field, "log", context.Time.GetUtcNow(), key.ToArray(), value.ToArray()));
        Counters.Rejected++;
        context.Instruments.OnReject(reason);
    }

    private async ValueTask LoadMissingAsync()
    {
        var count = missing.Count;
        for (var i = 0; i < count; i++)
        {
            missingIds[i] = missing[i].Id;
        }

        await WithStoreAsync(() => context.Store.LoadPositionsAsync(
            Shard.Partition, missingIds.AsMemory(0, count), loaded.AsMemory(0, count), CancellationToken.None));
        for (var i = 0; i < count; i++)
        {
            var cell = missing[i];
            if (loaded[i] is { } stored && !TryRestore(cell, stored))
            {
                await RebuildAsync(cell, stored.Watermark);
            }

            cell.IsLoaded = true;
        }

        Array.Clear(loaded, 0, count);
        missing.Clear();
    }

    /// <summary>Second pass: every event in its place goes straight into its cell; others are put aside for the block's end.</summary>
    private void ApplyBlock(RecordBlock block)
    {
        var entries = block.Entries;
        var passesOver = !context.Bugs.HasFlag(PlantedBugs.SkipsWatermark);
        for (var i = 0; i < entries.Length; i++)
        {
            if (cells[i] is not { } cell || (entries[i].Offset <= cell.Watermark && passesOver))
            {
                continue;
            }

            ref var slot = ref decoded[i];
            var next = slot.Event.At(entries[i].Offset);
            var eventId = slot.Bytes(slot.EventId, block.Value(entries[i]));
            var idHash = hashes[i].EventId;
            if (cell.Deferred is not null || cell.IsQuarantined || next.Kind == EventKind.Reversed
                || next.Key < cell.Contract.LastKey || cell.Seen.Contains(idHash))
            {
                Defer(cell, i);
                continue;
            }

            ApplyInOrder(cell, next, eventId, idHash);
        }
    }

    private void ApplyInOrder(ContractCell cell, in ContractEvent next, ReadOnlySpan<byte> eventId, ulong idHash)
    {
        MarkDirty(cell);
        Remember(cell, next, eventId, idHash);
        try
        {
            Counters.Count(cell.Apply(next).Kind);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Quarantine(cell, next.Offset, exception);
        }
    }

    private void Remember(ContractCell cell, in ContractEvent next, ReadOnlySpan<byte> eventId, ulong idHash)
    {
        var reference = Shard.Pending.Append(cell.PendingHead, cell.DirtyIndex, next, eventId, idHash, out var length);
        cell.AddPending(reference, next.Offset, length);
        cell.Seen.Add(idHash);
    }

    private void MarkDirty(ContractCell cell)
    {
        if (!cell.IsDirty)
        {
            cell.IsDirty = true;
            cell.DirtyIndex = dirty.Count;
            dirty.Add(cell, PositionSummary.Of(cell));
        }
    }

    private void Defer(ContractCell cell, int record)
    {
        if (cell.Deferred is null)
        {
            cell.Deferred = new DeferredEvents { NeedsFold = cell.IsQuarantined };
            deferred.Add(cell);
        }

        cell.Deferred.Records.Add(record);
    }

    private void Quarantine(ContractCell cell, long watermark, Exception exception)
    {
        if (!cell.IsQuarantined && !Quarantined.Contains(cell.IdText))
        {
            Counters.Quarantined++;
            context.Instruments.OnQuarantine();
        }

        Quarantined.Add(cell.IdText);

        if (cell.Contract.ClientId is { } clientId)
        {
            lost.Add((cell, clientId));
        }

        LogQuarantined(context.Logger, exception, Shard.Partition, cell.IdText);
        cell.Replace(new Contract(), watermark, quarantined: true, hasReversals: false);
    }
}
