namespace FinData.Simulation;

/// <summary>Tells readers that wait at the end of a partition when records came.</summary>
internal sealed class Arrivals(int partitions)
{
    private readonly Arrival[] next = [.. Enumerable.Range(0, partitions).Select(static _ => new Arrival())];

    /// <summary>Taken before looking for records, so that none slips between look and wait.</summary>
    public Arrival Next(int partition) => next[partition];

    public void Announce(int partition)
    {
        var arrived = next[partition];
        next[partition] = new Arrival();
        arrived.Announce();
    }

    /// <summary>One arrival, and who waits for it.</summary>
    internal sealed class Arrival
    {
        private readonly List<TaskCompletionSource> waiting = [];
        private bool isAnnounced;

        public void Announce()
        {
            isAnnounced = true;
            waiting.ForEach(static w => w.TrySetResult());
        }

        // Each waiter has a source of its own, awaited itself: a task behind a shared one would go over the thread pool.
        public async Task WaitAsync(CancellationToken cancellationToken)
        {
            if (!isAnnounced)
            {
                var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Add(source);
                using var cancellation = cancellationToken.UnsafeRegister(static (s, token) => ((TaskCompletionSource)s!).TrySetCanceled(token), source);
                await source.Task;
            }
        }
    }
}
