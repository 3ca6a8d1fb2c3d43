namespace FinData.Streaming.Kafka;

/// <summary>
/// Many ask the same question; the brokers hear it once at a time. Whoever asks gets the answer to a question that was put after he asked, so that it is
/// never older than his asking.
/// </summary>
internal sealed class SharedAnswer<T>(Func<Task<T>> ask)
{
    private readonly Lock gate = new();
    private Task<T>? asked;
    private Task<T>? next;

    public Task<T> GetAsync()
    {
        lock (gate)
        {
            if (asked is not { IsCompleted: false })
            {
                return asked = ask();
            }

            return next is { IsCompleted: false } ? next : next = AskAfterAsync(asked);
        }
    }

    private async Task<T> AskAfterAsync(Task<T> before)
    {
        await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Task<T> mine;
        lock (gate)
        {
            // From here on, who asks has come after this question was put.
            mine = asked = ask();
            next = null;
        }

        return await mine.ConfigureAwait(false);
    }
}
