namespace FinData.Streaming.Kafka.Tests;

/// <summary>Waits for what happens on a broker or in another process, which no call signals. Bounded; a test that needs it states what it waits for.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Waited in vain until {what}.");
            await Task.Delay(Poll, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Calls until the log refuses for this reason.</summary>
    public static Task RefusesAsync(Func<Task> call, FinData.Grains.LogFault fault)
        => TrueAsync(async () => await Record.ExceptionAsync(call) is FinData.Grains.LogUnavailableException refused && refused.Fault == fault, $"the log says {fault}");
}
