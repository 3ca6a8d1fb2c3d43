namespace FinData.Simulation;

/// <summary>
/// Calls from a process to the store or the log. Each takes time there and back; it may be refused, take effect without an answer, or take effect long after the
/// caller gave up. What was sent may arrive after its sender's death.
/// </summary>
internal sealed class ServiceCalls(Engine engine, Weather weather)
{
    public async Task<T> CallAsync<T>(Service service, VirtualProcess caller, string label, Func<T> effect, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(service, caller, label, effect, answer);
        using var cancellation = cancellationToken.UnsafeRegister(static (s, token) => ((TaskCompletionSource<T>)s!).TrySetCanceled(token), answer);
        return await answer.Task;
    }

    private void Send<T>(Service service, VirtualProcess caller, string label, Func<T> effect, TaskCompletionSource<T> answer)
    {
        var there = weather.Delay();
        var back = weather.Delay();
        if (Refuses(service) || Chance(weather.AnswerIsLost * 0.2))
        {
            engine.After(there + back, null, $"{label} refused", () => answer.TrySetException(Refusal(service)));
        }
        else if (Chance(weather.EffectIsLate))
        {
            engine.After(there + back, null, $"{label} gave up", () => answer.TrySetException(Refusal(service)));
            engine.After(there + back + engine.Draw(TimeSpan.Zero, TimeSpan.FromSeconds(20)), null, $"{label} late", () => Arrive(caller, effect, out _));
        }
        else
        {
            var isLost = Chance(weather.AnswerIsLost);
            engine.After(there, null, label, () =>
            {
                if (Arrive(caller, effect, out var result))
                {
                    engine.After(back, null, $"{label} answered", () => Answer(service, answer, result, isLost));
                }
            });
        }
    }

    // The last words of the dead arrive half of the time.
    private bool Arrive<T>(VirtualProcess caller, Func<T> effect, out T result)
    {
        result = default!;
        if (caller.IsDead && engine.Random.Next(2) == 0)
        {
            return false;
        }

        result = effect();
        return true;
    }

    private static void Answer<T>(Service service, TaskCompletionSource<T> answer, T result, bool isLost)
    {
        if (isLost)
        {
            answer.TrySetException(Refusal(service));
        }
        else
        {
            answer.TrySetResult(result);
        }
    }

    private bool Refuses(Service service) => service == Service.Store
        ? weather.IsStoreDown || Chance(weather.StoreRefuses)
        : weather.IsLogDown || Chance(weather.LogRefuses);

    private bool Chance(double probability) => engine.Chance(probability);

    private static Exception Refusal(Service service) => service == Service.Store
        ? new Grains.StoreUnavailableException("The simulated store does not answer.")
        : new Grains.LogUnavailableException("The simulated log does not answer.");
}

internal enum Service
{
    Store,
    Log,
}
