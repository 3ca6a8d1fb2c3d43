namespace FinData.Simulation;

/// <summary>The engine's time as one process sees it: its timers wait while it is held up, and are gone when it is dead.</summary>
internal sealed class VirtualTime(Engine engine, VirtualProcess process) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => engine.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + engine.Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new VirtualTimer(engine, process, () => callback(state), dueTime, period);

    private sealed class VirtualTimer : ITimer
    {
        private readonly Engine engine;
        private readonly VirtualProcess process;
        private readonly Action callback;
        private TimeSpan period;
        private int version; // of the last change: what was set before it no longer counts

        public VirtualTimer(Engine engine, VirtualProcess process, Action callback, TimeSpan dueTime, TimeSpan period)
        {
            (this.engine, this.process, this.callback) = (engine, process, callback);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod)
        {
            version++;
            period = newPeriod;
            Set(dueTime, version);
            return true;
        }

        public void Dispose() => version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan dueTime, int set)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                engine.After(dueTime, process, "timer", () => Fire(set));
            }
        }

        private void Fire(int set)
        {
            if (set == version)
            {
                Set(period, set);
                callback();
            }
        }
    }
}
