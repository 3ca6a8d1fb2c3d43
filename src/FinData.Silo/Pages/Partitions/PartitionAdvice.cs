namespace FinData.Silo.Pages.Partitions;

/// <summary>What a partition's state means, and what to do about it.</summary>
internal readonly record struct PartitionAdvice(string Name, string Tone, string Means, string ToDo)
{
    public static PartitionAdvice Of(PartitionView partition) => partition.State switch
    {
        PartitionState.Running => new("Running", "good", "Records are folded as they come.", ""),
        PartitionState.Starting => new("Starting", "quiet", "The partition is being taken over: its checkpoint is read and the log is read on from there.", "Nothing; it takes seconds. If it stays so, look into the log of its silo."),
        PartitionState.Stopped => new("Stopped", "quiet", "Nobody folds this partition. Its contracts are answered from the store, and say that they are stale.", "Nothing while silos start, stop or join. If it stays so, see that a silo is up, and its log."),
        PartitionState.StoreUnavailable => new("Store unavailable", "warn", "The store refuses to be written. Reads go on; folding goes on up to a bound and then waits. Nothing is lost.", "Make room on the disk, or make the folder writable again. It goes on by itself."),
        PartitionState.LogUnavailable => new("Log unavailable", "warn", "The log gives no records now. Reads go on from what is folded, and the log is asked again and again.", "See that the brokers, or the disk of the log, are up and reachable. It goes on by itself."),
        PartitionState.LogLost => Lost(partition.Fault),
        PartitionState.Faulted => new("Faulted", "bad", "Folding ended with an error that trying again does not mend. Reads go on from what is folded; nothing newer is taken in.", "Read the error and the log of the silo, mend the cause, and start the silo again. Replay begins at the last checkpoint."),
        _ => new(partition.State.ToString(), "quiet", "", ""),
    };

    /// <summary>For contracts that are quarantined, whatever the state.</summary>
    public const string Quarantined =
        "The fold of these contracts broke an invariant, such as a balance out of range. Their events are kept and their balances are not to be trusted; every other contract goes on. "
        + "Reverse the event that cannot be: the contract is folded again without it, and leaves quarantine.";

    // The log is not what the store was folded from: nothing starts over by itself.
    private static PartitionAdvice Lost(string? fault) => fault switch
    {
        "missing" => Lost("Log missing", "The topic of events is not there.", "Restore the topic, or correct the name in the settings. Folding goes on by itself."),
        "unauthorized" => Lost("Not allowed to read the log", "The user of this server may not read the topic.", "Allow it to describe, read and write the topic. Folding goes on by itself."),
        "truncated" => Lost("Log truncated", "Records were deleted from the log before they were folded, by its retention or by hand.", "Restore these records, or a store that has folded them. Then let the topic keep its records for ever."),
        "replaced" => Lost("Log recreated", "The log was deleted and made again, or ends before what is folded already: its offsets mean something else now.", "Restore the log, or fold the new one into an empty store."),
        "repartitioned" => Lost("Log has other partitions", "The topic has another number of partitions than the store, so contracts would be looked for where they are not.", "Give the topic its old number of partitions, or fold it into an empty store."),
        _ => Lost("Log lost", "The log is not there, may not be read, lacks records, or is another one. The error says which.", "Restore the log that belongs to this store."),
    };

    private static PartitionAdvice Lost(string name, string means, string toDo)
        => new(name, "bad", $"{means} Folding stands and nothing starts over; reads answer from what is folded.", toDo);
}
