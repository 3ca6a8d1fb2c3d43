namespace FinData.Storage.RocksDb;

/// <summary>The end of one partition, and the signal that wakes those who wait for it to move. Thread-safe.</summary>
internal sealed class PartitionTail
{
    private readonly Lock gate = new();
    private TaskCompletionSource? waiting;
    private long next;

    /// <summary>The offset that the next record gets. Written by the log's writer only.</summary>
    public long Next => Volatile.Read(ref next);

    /// <summary>Completes when there is a record at or above <paramref name="offset"/>, or when readers are woken for another reason.</summary>
    public Task WaitBeyondAsync(long offset)
    {
        lock (gate)
        {
            return next > offset ? Task.CompletedTask : (waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void MoveTo(long offset)
    {
        TaskCompletionSource? woken;
        lock (gate)
        {
            Volatile.Write(ref next, offset);
            woken = waiting;
            waiting = null;
        }

        woken?.SetResult();
    }

    /// <summary>Wakes without moving: the log closes.</summary>
    public void Wake() => MoveTo(Next);
}
