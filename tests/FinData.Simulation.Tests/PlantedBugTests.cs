namespace FinData.Simulation.Tests;

public sealed class PlantedBugTests(ITestOutputHelper output)
{
    private const int MaxSeeds = 200;

    [Theory]
    [InlineData(nameof(Bug.SkipWatermark))]
    [InlineData(nameof(Bug.CheckpointFirst))]
    [InlineData(nameof(Bug.IgnoreEpoch))]
    [InlineData(nameof(Bug.StoreIgnoresEpoch))]
    [InlineData(nameof(Bug.PublishFirst))]
    public void Bug_ThatIsKnown_IsFoundWithinAFewSeeds(string name)
    {
        var bug = Enum.Parse<Bug>(name);
        var (seed, error) = FirstFailure(bug);

        output.WriteLine($"{bug} is found by seed {seed}: {error}");
        output.WriteLine(CommandLine.Replay(seed, bug));
        Assert.NotNull(error);
    }

    private static (int Seed, string? Error) FirstFailure(Bug bug)
    {
        for (var seed = 0; seed < MaxSeeds; seed++)
        {
            try
            {
                Simulation.Run(seed, bug);
            }
            catch (SimulationFailure failure)
            {
                return (seed, failure.Message);
            }
        }

        return (MaxSeeds, null);
    }
}
