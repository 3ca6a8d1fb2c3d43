using System.Text;
using FinData.Grains;

namespace FinData.Conformance;

/// <summary>What one write of a checkpoint is about. Their order is the order of writing.</summary>
public enum CommitStage
{
    History,
    Position,
    DeadLetters,
    Checkpoint,
}

/// <summary>One write of a checkpoint, as a store without transactions makes them. It has bytes of its own: it may come late, when the checkpoint is used again.</summary>
/// <param name="Entry">Number of the contract within the checkpoint; above all of them for what belongs to none.</param>
/// <param name="ContractId">Null for what belongs to none.</param>
public sealed record CommitPart(CommitStage Stage, int Entry, string? ContractId, Func<CommitResult> Write);

/// <summary>Takes a checkpoint apart into its writes.</summary>
internal static class CommitParts
{
    public static IEnumerable<CommitPart> Of(InMemoryLedger ledger, Checkpoint checkpoint, bool ignoresEpoch = false)
    {
        var parts = new List<CommitPart>();
        for (var i = 0; i < checkpoint.Entries.Count; i++)
        {
            AddContract(parts, ledger, checkpoint, i);
        }

        var letters = checkpoint.DeadLetters.ToArray();
        var lease = new PartitionLease(checkpoint.Partition, checkpoint.Epoch, checkpoint.NextOffset, checkpoint.Bytes(checkpoint.Totals).ToArray());
        parts.Add(new CommitPart(CommitStage.DeadLetters, int.MaxValue, null, () =>
        {
            Array.ForEach(letters, ledger.DeadLetters.Add);
            return CommitResult.Committed;
        }));
        parts.Add(new CommitPart(CommitStage.Checkpoint, int.MaxValue, null, () => ledger.SaveCheckpoint(lease, ignoresEpoch)));
        return parts.OrderBy(static p => p.Stage);
    }

    private static void AddContract(List<CommitPart> parts, InMemoryLedger ledger, Checkpoint checkpoint, int number)
    {
        var (partition, epoch, entry) = (checkpoint.Partition, checkpoint.Epoch, checkpoint.Entries[number]);
        var id = Encoding.UTF8.GetString(checkpoint.Bytes(entry.ContractId));
        var client = Encoding.UTF8.GetString(checkpoint.Bytes(entry.ClientId));
        var state = checkpoint.Bytes(entry.State).ToArray();
        var events = checkpoint.Bytes(entry.History).ToArray();
        var ids = checkpoint.Bytes(entry.NewIds).ToArray();
        parts.Add(new CommitPart(CommitStage.History, number, id, () =>
        {
            ledger.Contract(partition, id).SaveHistory(epoch, entry.FirstOffset, events, ids);
            return CommitResult.Committed;
        }));
        parts.Add(new CommitPart(CommitStage.Position, number, id, () =>
        {
            ledger.Contract(partition, id).SavePosition(entry.Watermark, state);
            if (client.Length > 0)
            {
                ledger.Index(client, id);
            }

            return CommitResult.Committed;
        }));
    }
}
