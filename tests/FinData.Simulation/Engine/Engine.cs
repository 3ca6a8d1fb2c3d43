namespace FinData.Simulation;

/// <summary>
/// One thread, one seed, virtual time. Whatever can run next waits in one list, and the seed draws which does; time moves a little with each step, and to the
/// next timer when nothing can run.
/// </summary>
internal sealed class Engine
{
    private readonly List<Work> ready = [];
    private readonly PriorityQueue<Work, (long Due, long Order)> later = new();
    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly int inOrderPercent;
    private long now;
    private long order;
    private string? escape;

    public Engine(int seed, TextWriter? trace = null)
    {
        Random = new Random(seed);
        Trace = new Trace(trace);

        // Some seeds run things nearly in the order in which they came, others in any.
        inOrderPercent = (int[])[0, 50, 95] is var choices ? choices[Random.Next(choices.Length)] : 0;
    }

    public Random Random { get; }

    public Trace Trace { get; }

    public TimeSpan Now => TimeSpan.FromTicks(now);

    public long Steps { get; private set; }

    /// <summary>Asked before work of a process runs; true when the process died instead.</summary>
    public Func<Work, bool> DiesBefore { get; set; } = static _ => false;

    public void Post(VirtualProcess? owner, string label, Action run)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            // Thrown on the other thread it would be lost; the next step tells.
            escape = $"{label} of {owner?.Name} left the thread of the simulation: something took the thread pool or another scheduler.";
            return;
        }

        ready.Add(new Work(owner, label, run));
    }

    public void After(TimeSpan delay, VirtualProcess? owner, string label, Action run)
        => later.Enqueue(new Work(owner, label, run), (now + Math.Max(0, delay.Ticks), order++));

    /// <summary>A length of time between the two, mostly near the first.</summary>
    public TimeSpan Draw(TimeSpan low, TimeSpan high)
    {
        var part = Random.NextDouble();
        return low + ((high - low) * (part * part * part));
    }

    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];

    /// <summary>Runs one piece of work. False: there is none, and none will come.</summary>
    public bool Step()
    {
        if (escape is not null)
        {
            throw new SimulationFailure(escape);
        }

        if (!TryNext(out var work))
        {
            return false;
        }

        if (work.Owner is { } owner && (owner.IsDead || owner.TryHold(work) || DiesBefore(work)))
        {
            return true;
        }

        Steps++;
        now += Random.Next(2_000); // up to 200 microseconds of work
        Trace.Add(Now, work.Owner?.Name, work.Label);
        work.Run();
        return true;
    }

    private bool TryNext(out Work work)
    {
        if (ready.Count == 0 && later.TryPeek(out _, out var next))
        {
            now = Math.Max(now, next.Due);
        }

        while (later.TryPeek(out var due, out var at) && at.Due <= now)
        {
            later.Dequeue();
            ready.Add(due);
        }

        if (ready.Count == 0)
        {
            work = null!;
            return false;
        }

        var chosen = ready.Count == 1 || Random.Next(100) < inOrderPercent ? 0 : Random.Next(ready.Count);
        work = ready[chosen];
        ready.RemoveAt(chosen);
        return true;
    }
}
