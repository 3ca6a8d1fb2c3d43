namespace FinData.Simulation;

/// <summary>Messages between grains of silos: late, out of order, twice, or never. A caller that hears nothing is told so after a while.</summary>
internal sealed class GrainCalls(Engine engine, Weather weather)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private const int MaxForwards = 3;

    /// <param name="find">Where the call goes to, asked when it arrives there. Null: nowhere.</param>
    public async Task SendAsync(string label, Func<SimulatedSilo?> find, Func<SimulatedSilo, Task> invoke)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.After(Patience, null, $"{label} unheard", () => answer.TrySetException(new TimeoutException($"{label}: no answer.")));
        var copies = engine.Chance(weather.MessageIsLost) ? 0 : engine.Chance(weather.MessageComesTwice) ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            engine.After(weather.Delay(), null, label, () => Deliver(label, find, invoke, answer, MaxForwards));
        }

        await answer.Task;
    }

    private void Deliver(string label, Func<SimulatedSilo?> find, Func<SimulatedSilo, Task> invoke, TaskCompletionSource answer, int forwards)
    {
        if (find() is not { } silo)
        {
            answer.TrySetException(new Orleans.Runtime.SiloUnavailableException($"{label}: its silo is gone."));
            return;
        }

        // Where the silo is dead, nobody answers.
        silo.Process.Start(label, async () =>
        {
            try
            {
                await invoke(silo);
                Answer(() => answer.TrySetResult());
            }
            catch (ActivationGoneException) when (forwards > 0)
            {
                engine.After(weather.Delay(), null, $"{label} forwarded", () => Deliver(label, find, invoke, answer, forwards - 1));
            }
            catch (Exception exception) when (exception is not SimulationFailure)
            {
                Answer(() => answer.TrySetException(exception));
            }
        });

        void Answer(Action set)
        {
            if (!engine.Chance(weather.MessageIsLost))
            {
                engine.After(weather.Delay(), null, $"{label} answered", set);
            }
        }
    }
}
