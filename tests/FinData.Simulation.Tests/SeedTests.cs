namespace FinData.Simulation.Tests;

public sealed class SeedTests(SeedRuns runs) : IClassFixture<SeedRuns>
{
    // Places that few runs come to: two deaths in one drain, a read that fails while the epoch ends. A longer run strikes them too.
    private const double LeastShareStruck = 0.8;

    [Fact]
    public void Cluster_WhateverHappensToIt_EqualsThePlainFold()
    {
        var failures = runs.Failures.OrderBy(static f => f.Seed).Select(static f => $"Seed {f.Seed}: {f.Error} Replay: {CommandLine.Replay(f.Seed)}").ToList();

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(5).Prepend($"{failures.Count} of {SeedRuns.Count} seeds failed.")));
        Assert.Equal(SeedRuns.Count, runs.Results.Count);
    }

    [Fact]
    public void Silos_DieAtNearlyEveryAwaitOfTheRuntime()
    {
        var met = runs.Results.SelectMany(static r => r.Met).Where(IsRuntime).ToHashSet(StringComparer.Ordinal);
        var missed = met.Except(runs.Results.SelectMany(static r => r.Struck)).Order(StringComparer.Ordinal).ToList();

        Assert.True(met.Count >= 50, $"Only {met.Count} awaits were met.");
        Assert.True(missed.Count <= (1 - LeastShareStruck) * met.Count, $"Of {met.Count} awaits, {missed.Count} saw no death: {string.Join(", ", missed)}");
    }

    [Fact]
    public void Runs_AreLongEnoughToMeanSomething()
    {
        Assert.All(runs.Results, static r => Assert.True(r.Time > TimeSpan.FromSeconds(10)));
        Assert.True(runs.Results.Average(static r => r.Steps) > 1_000);
    }

    private static bool IsRuntime(string place)
        => (string[])["PartitionPump.", "PartitionHolder.", "PartitionKeeper.", "ClientFeed.", "ClientReader.", "ClientLoader.", "ContractReader.", "RisingOffset."]
            is var types && types.Any(t => place.StartsWith(t, StringComparison.Ordinal));
}
