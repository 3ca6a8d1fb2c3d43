using System.Collections.Concurrent;

namespace FinData.Simulation.Tests;

/// <summary>The seeds that every build runs, once for all tests of them. Each run is on one thread; several runs go on beside each other.</summary>
public sealed class SeedRuns : IAsyncLifetime
{
    internal const int Count = 500;

    internal ConcurrentBag<(int Seed, string Error)> Failures { get; } = [];

    internal ConcurrentBag<SimulationResult> Results { get; } = [];

    public async ValueTask InitializeAsync()
    {
        // A thread of its own for each worker: whatever left it for the pool would be noticed.
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var seed = Interlocked.Increment(ref next); seed < Count; seed = Interlocked.Increment(ref next))
                {
                    Run(seed);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Run(int seed)
    {
        try
        {
            Results.Add(Simulation.Run(seed));
        }
        catch (Exception exception)
        {
            Failures.Add((seed, exception is SimulationFailure ? exception.Message : exception.ToString()));
        }
    }
}
