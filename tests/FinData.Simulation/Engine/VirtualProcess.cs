namespace FinData.Simulation;

/// <summary>A process on the one thread: what it has to run can be held up, or lost when it dies.</summary>
internal sealed class VirtualProcess
{
    private readonly Engine engine;
    private readonly List<Work> held = [];
    private bool isFrozen;

    public VirtualProcess(Engine engine, string name)
    {
        this.engine = engine;
        Name = name;
        Scheduler = new ProcessScheduler(engine, this);
        Time = new VirtualTime(engine, this);
    }

    public string Name { get; }

    public bool IsDead { get; private set; }

    public bool IsRunning => !IsDead && !isFrozen;

    public TaskScheduler Scheduler { get; }

    public TimeProvider Time { get; }

    /// <summary>The process is gone: none of its continuations runs again, wherever it stood.</summary>
    public void Kill()
    {
        IsDead = true;
        held.Clear();
    }

    /// <summary>Nothing of it runs until <see cref="Thaw"/>; it does not notice.</summary>
    public void Freeze() => isFrozen = true;

    public void Thaw()
    {
        if (isFrozen)
        {
            isFrozen = false;
            held.ForEach(w => engine.Post(w.Owner, w.Label, w.Run));
            held.Clear();
        }
    }

    public bool TryHold(Work work)
    {
        if (isFrozen)
        {
            held.Add(work);
        }

        return isFrozen;
    }

    /// <summary>Runs a call in the process. What it throws and does not handle itself ends the run.</summary>
    public void Start(string label, Func<Task> call)
        => engine.Post(this, label, () =>
        {
            var started = Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Scheduler).Unwrap();
            started.ContinueWith(
                t => engine.Post(null, $"{label} failed", () => throw new SimulationFailure($"{label} of {Name} failed: {t.Exception!.InnerException!.Message}", t.Exception.InnerException)),
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                Scheduler);
        });
}
