namespace FinData.Grains.Tests;

/// <summary>Waits for a condition that no call signals. Bounded; a test that needs it states what it waits for.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(2);

    internal static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    internal static async Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? patience = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < (patience ?? PumpRig.Patience), $"Waited in vain until {what}.");
            await Task.Delay(Poll, TestContext.Current.CancellationToken);
        }
    }
}
