namespace FinData.Grains;

/// <content>What the pump makes of a log that refuses, and of one that is not the log it was.</content>
internal sealed partial class PartitionPump
{
    private int refusals; // by the log, one after the other

    /// <summary>What is wrong with the log, while something is.</summary>
    public LogFault? Fault { get; private set; }

    /// <summary>
    /// Offsets mean something in one log only. Asked before reading begins, and so after every refusal: a log that was replaced meanwhile stops the
    /// partition, however well its offsets happen to fit.
    /// </summary>
    private async ValueTask VerifyLogAsync()
    {
        var identity = await context.Log.GetIdentityAsync(stop.Token);
        var range = await context.Log.GetRangeAsync(Shard.Partition, stop.Token);
        if (identity is not null)
        {
            var remembered = identity;
            await WithStoreAsync(async () => remembered = await context.Store.PinLogAsync(identity, CancellationToken.None));
            if (!string.Equals(remembered, identity, StringComparison.Ordinal))
            {
                throw new LogUnavailableException(
                    $"The log is {identity}, but the store was folded from {remembered}: it was deleted and made again, or another one is configured. "
                    + "Configure the log that belongs to this store, or give the new log an empty store.",
                    fault: LogFault.Replaced);
            }
        }

        ThrowIfLost(range);
        LogEnd = range.Next;
        NoteLogAnswers();
    }

    private void ThrowIfLost(LogRange range)
    {
        var next = Shard.Folded;
        if (next < range.First)
        {
            throw new LogUnavailableException(
                FormattableString.Invariant($"Partition {Shard.Partition} of the log begins at offset {range.First}, but {next} comes next: what lies between was deleted before it was folded. Restore these records, or a store that has folded them, and let the log keep its records."),
                fault: LogFault.Truncated);
        }

        if (next > range.Next)
        {
            throw new LogUnavailableException(
                FormattableString.Invariant($"Partition {Shard.Partition} of the log ends at offset {range.Next}, but everything below {next} is folded already: the log was made again, or lost records. Restore it, or fold it into an empty store."),
                fault: LogFault.Replaced);
        }
    }

    private void NoteLogRefuses(LogUnavailableException refusal)
    {
        context.Instruments.OnLogFailure(refusal.Fault);
        Fault = refusal.Fault;
        State = refusal.NeedsOperator ? PartitionState.LogLost : PartitionState.LogUnavailable;
    }

    private void NoteLogAnswers()
    {
        refusals = 0;
        Fault = null;
        if (State is PartitionState.LogUnavailable or PartitionState.LogLost)
        {
            State = PartitionState.Running;
            Error = null;
        }
    }
}
