using Spectre.Console;

namespace FinData.Cli;

/// <summary>Progress bars on standard error, where somebody can see them; nothing at all where nobody can.</summary>
internal static class Progresses
{
    public static async Task RunAsync(Terminal terminal, Func<ProgressBars, Task> work)
    {
        if (!terminal.HasWindow || !terminal.Err.Profile.Capabilities.Interactive)
        {
            await work(new ProgressBars(null));
            return;
        }

        await terminal.Err.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new ProgressBars(context)));
    }
}

/// <summary>The bars of one run.</summary>
internal sealed class ProgressBars(ProgressContext? context)
{
    /// <param name="size">What full is; null: not known.</param>
    public ProgressBar Add(string name, long? size)
    {
        var task = context?.AddTask(Markup.Escape(name), maxValue: size is > 0 ? size.Value : 1);
        if (task is not null && size is null)
        {
            task.IsIndeterminate = true;
        }

        return new ProgressBar(task);
    }
}

internal sealed class ProgressBar(ProgressTask? task)
{
    public void MoveTo(long value)
    {
        if (task is { IsIndeterminate: false })
        {
            task.Value = value;
        }
    }

    public void Increment(long by = 1) => task?.Increment(by);

    public void Finish()
    {
        if (task is not null)
        {
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }
}
