using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FinData.Grains;

/// <summary>
/// Runs the pumps on threads of their own. Folding is all processor work: on the shared pool it would make queries wait behind whole blocks;
/// here the operating system gives a waking query its turn at once.
/// </summary>
internal sealed class PumpScheduler : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> queue = [];
    private readonly Thread[] threads;

    public PumpScheduler(IOptions<LedgerOptions> options)
    {
        threads = new Thread[options.Value.PumpThreads];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true, Name = $"findata-pump-{i}" };
            threads[i].Start();
        }
    }

    public override int MaximumConcurrencyLevel => threads.Length;

    public void Dispose() => queue.CompleteAdding();

    protected override IEnumerable<Task> GetScheduledTasks() => queue.ToArray();

    // A pump that outlives its silo's container (a kill, a drain that takes too long) still ends: on the shared pool.
    protected override void QueueTask(Task task)
    {
        try
        {
            queue.Add(task);
        }
        catch (InvalidOperationException)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static t => t.Scheduler.TryExecuteTask(t.Task), (Scheduler: this, Task: task), preferLocal: false);
        }
    }

    // Never inline: a store's completion would then fold on the store's thread.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Work()
    {
        foreach (var task in queue.GetConsumingEnumerable())
        {
            TryExecuteTask(task);
        }
    }
}
