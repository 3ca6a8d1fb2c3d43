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
        var last = block.Entries[aside.Records[^1]].Offset;
        var added = new List<HistoryEntry>();
        var settled = 0;
        try
        {
            List<HistoryEntry>? stored = null;
            var refold = aside.NeedsFold;
            for (; settled < aside.Records.Count; settled++)
            {
                var record = aside.Records[settled];
                var entry = ToEntry(record, block);
                var idHash = CompactEventCodec.HashId(IdBytes(record, block));
                if (cell.Seen.Contains(idHash))
                {
                    var twin = FindTwin(added, entry) ?? FindRecentTwin(cell, entry)
                        ?? FindTwin(stored ??= await LoadHistoryAsync(cell, last), entry) ?? FindTwin(Shard.CopyRecent(cell), entry);
                    if (twin is not null)
                    {
                        SettleRepeat(cell, entry, twin, record, block);
                        continue;
                    }
                }

                if (!refold && entry.Event.Kind != EventKind.Reversed && entry.Event.Key > cell.Contract.LastKey && !cell.IsQuarantined)
                {
                    ApplyInOrder(cell, entry.Event, IdBytes(record, block), idHash);
                    continue;
                }

                refold = true;
                MarkDirty(cell);
                Remember(cell, entry.Event, IdBytes(record, block), idHash);
                added.Add(entry);
            }

            if (added.Count > 0)
            {
                Refold(cell, await LoadHistoryAsync(cell, last), added, last);
            }
            else
            {
                cell.Pass(last);
            }
        }
        catch (InvalidDataException exception)
        {
            KeepUndecided(cell, aside.Records.Skip(settled), block);
            Quarantine(cell, last, exception);
        }
    }

    // The history cannot be read. What it would have decided is kept, so that a fold decides it once the history is mended.
    private void KeepUndecided(ContractCell cell, IEnumerable<int> records, RecordBlock block)
    {
        MarkDirty(cell);
        foreach (var record in records)
        {
            Remember(cell, ToEntry(record, block).Event, IdBytes(record, block), CompactEventCodec.HashId(IdBytes(record, block)));
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
            cell.HasConflicts = true;
            Remember(cell, entry.Event, IdBytes(record, block), CompactEventCodec.HashId(IdBytes(record, block)));
        }
    }

    private void Refold(ContractCell cell, List<HistoryEntry> history, List<HistoryEntry> added, long watermark)
    {
        try
        {
            var result = History.Fold(history);

            // In quarantine no event had an outcome; the fold that there was before these events broke.
            var revised = cell.IsQuarantined ? 0 : Revisions.Count(result, history, added[0].Event.Offset);
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
                Quarantined.Remove(cell.IdText);
                LogReleased(context.Logger, Shard.Partition, cell.IdText);
            }

            if (!string.Equals(result.Contract.ClientId, cell.Contract.ClientId, StringComparison.Ordinal))
            {
                // A backdated opening can name another client: the index then needs that one.
                cell.IsIndexed = false;
                if (cell.Contract.ClientId is { } clientId)
                {
                    lost.Add((cell, clientId));
                }
            }

            Counters.Refolds++;
            Counters.Revised += revised;
            context.Instruments.OnRefold(revised);
            cell.Replace(result.Contract, watermark, quarantined: false, HasReversals(history));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Quarantine(cell, watermark, exception);
        }
    }

    /// <summary>
    /// The history up to an offset: what the store has, and what is not there yet. In offset order, each event once. The store may know events above:
    /// see <see cref="TryRestore"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">A block of it cannot be read.</exception>
    private async ValueTask<List<HistoryEntry>> LoadHistoryAsync(ContractCell cell, long last)
    {
        var recent = Shard.CopyRecent(cell);
        IReadOnlyList<ReadOnlyMemory<byte>> blocks = [];
        await WithStoreAsync(async () => blocks = await context.Store.LoadHistoryAsync(Shard.Partition, cell.Id, CancellationToken.None));
        return HistoryBlocks.Merge(blocks, recent, last);
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

    // Most repeats come soon after the first: then the store need not be asked.
    private HistoryEntry? FindRecentTwin(ContractCell cell, HistoryEntry entry) => cell.HasConflicts ? null : FindTwin(Shard.CopyRecent(cell), entry);

    // Identity is decided in offset order: the first with an id stands for it. An event that is in the history already, by a commit that was cut off
    // or given up, is not its own repeat.
    private static HistoryEntry? FindTwin(List<HistoryEntry> entries, HistoryEntry entry)
        => entries.Find(e => e.Event.Offset < entry.Event.Offset && string.Equals(e.EventId, entry.EventId, StringComparison.Ordinal));
}
