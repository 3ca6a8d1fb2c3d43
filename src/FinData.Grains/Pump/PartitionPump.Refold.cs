using System.Buffers;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <content>Events that are not simply the next: repeats, conflicts, backdated ones, reversals.</content>
internal sealed partial class PartitionPump
{
    private readonly ArrayBufferWriter<byte> scratch = new(1024);

    /// <summary>
    /// Decides the events put aside for one contract, with its whole history at hand. Identities first: an identical repeat leaves no trace but the
    /// watermark. What is left and belongs before something folded means one fold of the whole history; else it is applied in order.
    /// </summary>
    private async ValueTask SettleDeferredAsync(ContractCell cell, RecordBlock block)
    {
        var aside = cell.Deferred!;
        cell.Deferred = null;
        List<HistoryEntry>? history = null;
        var refold = aside.NeedsFold;
        var added = new List<HistoryEntry>();
        var last = cell.Watermark;
        foreach (var record in aside.Records)
        {
            var entry = ToEntry(record, block);
            last = entry.Event.Offset;
            if (cell.Seen.Contains(CompactEventCodec.HashId(IdBytes(record, block))))
            {
                var twin = FindTwin(added, entry) ?? FindTwin(Shard.CopyRecent(cell), entry);
                if (twin is null)
                {
                    history ??= await LoadHistoryAsync(cell);
                    twin = FindTwin(history, entry);
                }

                if (twin is not null)
                {
                    SettleRepeat(cell, entry, twin, record, block);
                    continue;
                }
            }

            if (!refold && entry.Event.Kind != EventKind.Reversed && entry.Event.Key > cell.Contract.LastKey && !cell.IsQuarantined)
            {
                ApplyInOrder(cell, entry.Event, IdBytes(record, block), CompactEventCodec.HashId(IdBytes(record, block)));
                continue;
            }

            refold = true;
            MarkDirty(cell);
            Remember(cell, entry.Event, IdBytes(record, block), CompactEventCodec.HashId(IdBytes(record, block)));
            added.Add(entry);
        }

        if (added.Count > 0)
        {
            Refold(cell, await LoadHistoryAsync(cell), added, last);
        }
        else
        {
            cell.Pass(last);
        }
    }

    private void SettleRepeat(ContractCell cell, HistoryEntry entry, HistoryEntry twin, int record, RecordBlock block)
    {
        MarkDirty(cell);
        if (twin.Content.Span.SequenceEqual(entry.Content.Span))
        {
            Counters.Duplicates++;
        }
        else
        {
            // A conflict changes no state, but the history keeps it: its outcome can be asked for.
            Counters.Refused++;
            Remember(cell, entry.Event, IdBytes(record, block), CompactEventCodec.HashId(IdBytes(record, block)));
        }

        cell.Pass(entry.Event.Offset);
    }

    private void Refold(ContractCell cell, List<HistoryEntry> history, List<HistoryEntry> added, long watermark)
    {
        try
        {
            var result = History.Fold(history);
            var isAdded = added.Select(static e => e.Event.Offset).ToHashSet();
            for (var i = 0; i < result.Entries.Length; i++)
            {
                if (isAdded.Contains(result.Entries[i].Event.Offset))
                {
                    Counters.Count(result.Outcomes[i].Kind);
                }
            }

            if (cell.IsQuarantined)
            {
                Counters.Quarantined--;
                LogReleased(context.Logger, Shard.Partition, cell.IdText);
            }

            Counters.Refolds++;
            context.Instruments.OnRefold();
            cell.Replace(result.Contract, watermark, quarantined: false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Quarantine(cell, watermark, exception);
        }
    }

    /// <summary>The whole history: what the store has, and what is not there yet. In offset order, each event once.</summary>
    private async ValueTask<List<HistoryEntry>> LoadHistoryAsync(ContractCell cell)
    {
        var recent = Shard.CopyRecent(cell);
        IReadOnlyList<ReadOnlyMemory<byte>> blocks = [];
        await WithStoreAsync(async token => blocks = await context.Store.LoadHistoryAsync(Shard.Partition, cell.Id, token));
        return HistoryBlocks.Merge(blocks, recent);
    }

    private HistoryEntry ToEntry(int record, RecordBlock block)
    {
        scratch.ResetWrittenCount();
        CompactEventCodec.Write(scratch, decoded[record].Event.At(block.Entries[record].Offset), IdBytes(record, block));
        var one = new List<HistoryEntry>(1);
        CompactEventCodec.ReadAll(scratch.WrittenMemory.ToArray(), one);
        return one[0];
    }

    private ReadOnlySpan<byte> IdBytes(int record, RecordBlock block)
        => decoded[record].Bytes(decoded[record].EventId, block.Value(block.Entries[record]));

    // Identity is decided in offset order: the first with an id stands for it.
    private static HistoryEntry? FindTwin(List<HistoryEntry> entries, HistoryEntry entry)
        => entries.Find(e => string.Equals(e.EventId, entry.EventId, StringComparison.Ordinal));
}
