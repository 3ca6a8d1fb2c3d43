namespace FinData.Conformance;

/// <summary>
/// What a test arranges for the next calls of a fake port: to fail before they do anything, to fail after they did everything (the answer was lost),
/// or to stand still until released. Calls without an arrangement complete at once, on the caller's thread. Thread-safe.
/// </summary>
public sealed class CallHooks<TCall>
    where TCall : struct, Enum
{
    private readonly Lock gate = new();
    private readonly Dictionary<TCall, Queue<Exception>> before = [];
    private readonly Dictionary<TCall, Queue<Exception>> after = [];
    private readonly Dictionary<TCall, Queue<CallBlock>> blocks = [];
    private readonly Dictionary<TCall, int> counts = [];

    /// <summary>The next <paramref name="times"/> calls throw and have no effect.</summary>
    public void FailNext(TCall call, Exception error, int times = 1) => Arrange(before, call, error, times);

    /// <summary>The next <paramref name="times"/> calls take effect and then throw: the caller can't know that they did.</summary>
    public void FailAfterNext(TCall call, Exception error, int times = 1) => Arrange(after, call, error, times);

    /// <summary>The next call stands still before it does anything, until the block is released or the call is cancelled.</summary>
    public CallBlock BlockNext(TCall call)
    {
        var block = new CallBlock();
        Arrange(blocks, call, block, 1);
        return block;
    }

    /// <summary>Takes back every failure that is still to come.</summary>
    public void Clear(TCall call)
    {
        lock (gate)
        {
            before.Remove(call);
            after.Remove(call);
        }
    }

    /// <summary>How many calls were made, failed and cancelled ones included.</summary>
    public int Count(TCall call)
    {
        lock (gate)
        {
            return counts.GetValueOrDefault(call);
        }
    }

    internal ValueTask EnterAsync(TCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CallBlock? block;
        Exception? error;
        lock (gate)
        {
            counts[call] = counts.GetValueOrDefault(call) + 1;
            block = Next(blocks, call);
            error = Next(before, call);
        }

        return block is null ? Complete(error) : new ValueTask(StandStillAsync(block, error, cancellationToken));
    }

    internal void Leave(TCall call)
    {
        Exception? error;
        lock (gate)
        {
            error = Next(after, call);
        }

        if (error is not null)
        {
            throw error;
        }
    }

    private static ValueTask Complete(Exception? error) => error is null ? ValueTask.CompletedTask : ValueTask.FromException(error);

    private static async Task StandStillAsync(CallBlock block, Exception? error, CancellationToken cancellationToken)
    {
        await block.StandStillAsync(cancellationToken);
        await Complete(error);
    }

    private static T? Next<T>(Dictionary<TCall, Queue<T>> arranged, TCall call)
        where T : class
        => arranged.TryGetValue(call, out var queue) && queue.TryDequeue(out var next) ? next : null;

    private void Arrange<T>(Dictionary<TCall, Queue<T>> arranged, TCall call, T what, int times)
    {
        lock (gate)
        {
            if (!arranged.TryGetValue(call, out var queue))
            {
                arranged.Add(call, queue = new Queue<T>());
            }

            for (var i = 0; i < times; i++)
            {
                queue.Enqueue(what);
            }
        }
    }
}
