using FinData.Grains;

namespace FinData.Simulation;

/// <summary>Stands where a partition's grain is: one call at a time, and gone after a release, as the runtime would have it.</summary>
internal sealed class PartitionActivation(PartitionHolder holder)
{
    private const ConfigureAwaitOptions OnlyItsEnd = ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext;

    private Task last = Task.CompletedTask;

    public bool IsGone { get; private set; }

    public Task StartAsync() => CallAsync(() => holder.StartAsync(CancellationToken.None));

    public Task ReleaseAsync() => CallAsync(async () => IsGone = await holder.TryReleaseAsync());

    /// <summary>The silo stops.</summary>
    public async Task DeactivateAsync()
    {
        await last.ConfigureAwait(OnlyItsEnd);
        IsGone = true;
        await holder.StopAsync();
    }

    private Task CallAsync(Func<Task> call) => last = InTurnAsync(last, call);

    private async Task InTurnAsync(Task previous, Func<Task> call)
    {
        await previous.ConfigureAwait(OnlyItsEnd);
        if (IsGone)
        {
            throw new ActivationGoneException();
        }

        await call();
    }
}

/// <summary>The call came when the grain was already on its way elsewhere: it is sent again.</summary>
internal sealed class ActivationGoneException : Exception;
