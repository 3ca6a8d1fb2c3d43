namespace FinData.Grains.Tests.Simulation;

public sealed class PumpSimulationTests
{
    private const int Batches = 10;
    private const int SeedsPerBatch = 20;
    private const int Steps = 24;

    public static TheoryData<int> FirstSeeds => [.. Enumerable.Range(0, Batches).Select(static i => i * SeedsPerBatch)];

    [Theory]
    [MemberData(nameof(FirstSeeds))]
    public async Task Partition_WhateverHappensToIt_EqualsThePlainFold(int firstSeed)
    {
        for (var seed = firstSeed; seed < firstSeed + SeedsPerBatch; seed++)
        {
            await using var simulation = new PumpSimulation(seed);
            try
            {
                await simulation.RunAsync(Steps);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Seed {seed} after: {simulation.Steps}", exception);
            }
        }
    }
}
