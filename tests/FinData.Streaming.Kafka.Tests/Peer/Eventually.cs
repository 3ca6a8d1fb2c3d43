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

    /// <summary>Calls until it no longer fails; where it never does, the last failure is told.</summary>
    public static async Task SucceedsAsync(Func<Task> call, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await Record.ExceptionAsync(call) is { } failure)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Waited in vain until {what}: {failure}");
            await Task.Delay(Poll, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for something that must end by itself; where it does not, the test says what it was and how the brokers were then.</summary>
    public static async Task EndsAsync(Task task, string what, KafkaProcess brokers)
    {
        if (await Task.WhenAny(task, Task.Delay(Patience + Patience, TestContext.Current.CancellationToken)) != task)
        {
            Assert.Fail($"Waited in vain for {what}. {await brokers.DescribeAsync()}; {ThreadPool.ThreadCount} threads, {ThreadPool.PendingWorkItemCount} calls wait for one.");
        }

        await task;
    }

    /// <summary>Calls until the log refuses for this reason.</summary>
    public static Task RefusesAsync(Func<Task> call, FinData.Grains.LogFault fault)
        => TrueAsync(async () => await Record.ExceptionAsync(call) is FinData.Grains.LogUnavailableException refused && refused.Fault == fault, $"the log says {fault}");
}
