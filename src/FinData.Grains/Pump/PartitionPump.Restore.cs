using System.Text;
using FinData.Events;
using FinData.Lending;

namespace FinData.Grains;

/// <content>Cells from what the store has of them.</content>
internal sealed partial class PartitionPump
{
    /// <summary>
    /// False where the state is not to be had from the stored position: it cannot be read, or it is ahead. A commit that was cut off, or that of a pump
    /// which lost its epoch meanwhile, leaves positions ahead of the checkpoint in a store without transactions. The totals and counters of the checkpoint
    /// know nothing of what such a position took in, so it must not count as folded.
    /// </summary>
    private bool TryRestore(ContractCell cell, in StoredPosition stored)
    {
        if (stored.Watermark >= Shard.Folded && !context.Bugs.HasFlag(PlantedBugs.SkipsWatermark))
        {
            return false;
        }

        try
        {
            var state = CellState.Read(stored);
            cell.Replace(state.Contract, state.Watermark, state.IsQuarantined, state.HasReversals);
            cell.Seen.AddAll(stored.SeenIds.Span);
            cell.IsIndexed = state.Contract.ClientId is not null;
            return true;
        }
        catch (InvalidDataException exception)
        {
            LogUnreadable(context.Logger, exception, Shard.Partition, cell.IdText);
            return false;
        }
    }

    /// <summary>
    /// Folds a contract to where the pump stands, from its history below that. The log then brings what comes after as if it had never been seen;
    /// what is written again is equal to what is there.
    /// </summary>
    private async ValueTask RebuildAsync(ContractCell cell, long storedWatermark)
    {
        try
        {
            var history = await LoadHistoryAsync(cell, Shard.Folded - 1);
            if (history.Count == 0)
            {
                return; // its first event is yet to come
            }

            var fold = History.Fold(history);
            var watermark = storedWatermark < Shard.Folded ? storedWatermark : history[^1].Event.Offset;
            cell.Replace(fold.Contract, watermark, quarantined: false, HasReversals(history));
            cell.IsIndexed = fold.Contract.ClientId is not null;
            if (Quarantined.Remove(cell.IdText))
            {
                Counters.Quarantined--; // what broke its fold breaks it no longer
            }

            foreach (var entry in history)
            {
                cell.Seen.Add(CompactEventCodec.HashId(Encoding.UTF8.GetBytes(entry.EventId)));
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            Quarantine(cell, Math.Min(storedWatermark, Shard.Folded - 1), exception);
        }
    }

    private static bool HasReversals(IEnumerable<HistoryEntry> history) => history.Any(static e => e.Event.Kind == EventKind.Reversed);
}
