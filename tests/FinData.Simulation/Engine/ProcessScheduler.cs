namespace FinData.Simulation;

/// <summary>Puts every task of a process among the engine's work. Never inline, as the pumps' own scheduler does not: each await is a place to be interrupted at.</summary>
internal sealed class ProcessScheduler(Engine engine, VirtualProcess process) : TaskScheduler
{
    protected override void QueueTask(Task task)
    {
        if (!process.IsDead)
        {
            engine.Post(process, AwaitPoint.NameOf(task), () => TryExecuteTask(task));
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
