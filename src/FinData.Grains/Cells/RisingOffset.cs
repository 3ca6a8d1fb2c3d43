namespace FinData.Grains;

/// <summary>An offset that only rises, and the callers who wait until it has passed theirs. One writer, any number of readers.</summary>
internal sealed class RisingOffset
{
    private readonly Lock gate = new();
    private readonly List<(long Offset, TaskCompletionSource Source)> waiters = [];
    private long value;
    private int hasWaiters;
    private bool isClosed;

    public long Value => Volatile.Read(ref value);

    /// <summary>Publishes progress and wakes who waited for it.</summary>
    public void MoveTo(long next)
    {
        Volatile.Write(ref value, next);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref hasWaiters) != 0)
        {
            Release(next);
        }
    }

    /// <summary>It will not rise any more: who waits is told at once, and who comes later too.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
        }

        Release(long.MaxValue);
    }

    /// <summary>Completes once the offset is above <paramref name="offset"/>. False: not within <paramref name="patience"/>, or never.</summary>
    public async Task<bool> WaitForAsync(long offset, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (offset < Value || patience == TimeSpan.Zero)
        {
            return offset < Value;
        }

        // Awaited itself, not behind a second task: its completion then takes one step to where the caller came from, and none on the writer's thread.
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(offset, source);
        try
        {
            using var cancellation = cancellationToken.UnsafeRegister(static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token), source);
            await using var timer = time.CreateTimer(static s => ((TaskCompletionSource)s!).TrySetResult(), source, patience, Timeout.InfiniteTimeSpan);
            await source.Task;
            return offset < Value;
        }
        finally
        {
            Remove(source);
        }
    }

    private void Add(long offset, TaskCompletionSource source)
    {
        lock (gate)
        {
            waiters.Add((offset, source));
            Volatile.Write(ref hasWaiters, waiters.Count);
            if (isClosed)
            {
                source.TrySetResult();
            }
        }

        Interlocked.MemoryBarrier();
        if (offset < Value)
        {
            source.TrySetResult();
        }
    }

    private void Release(long next)
    {
        lock (gate)
        {
            for (var i = waiters.Count - 1; i >= 0; i--)
            {
                if (waiters[i].Offset < next)
                {
                    waiters[i].Source.TrySetResult();
                    waiters.RemoveAt(i);
                }
            }

            hasWaiters = waiters.Count;
        }
    }

    private void Remove(TaskCompletionSource source)
    {
        lock (gate)
        {
            waiters.RemoveAll(w => w.Source == source);
            hasWaiters = waiters.Count;
        }
    }
}
