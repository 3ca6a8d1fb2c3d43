namespace FinData.Conformance;

/// <summary>One call that stands still. A test awaits <see cref="Reached"/>, looks around, and lets it go on.</summary>
public sealed class CallBlock
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a call has arrived.</summary>
    public Task Reached => reached.Task;

    /// <summary>Lets the call go on; a call that has not arrived yet won't stop.</summary>
    public void Release() => released.TrySetResult();

    internal Task StandStillAsync(CancellationToken cancellationToken)
    {
        reached.TrySetResult();
        return released.Task.WaitAsync(cancellationToken);
    }
}
