using System.IO.Compression;
using FinData.Cli.Conformance;
using FinData.Cli.Conformance.Fineract;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Tests.Conformance;

/// <summary>All scenarios of a file of Apache Fineract: schedules, transactions, journals, to the cent. data/fineract/SOURCE.txt says where they come from.</summary>
public sealed class EmiCalculationTests(ITestOutputHelper output)
{
    /// <summary>Scenarios that cannot hold, each with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    [Fact]
    public void EmiCalculation_EveryScenario_AgreesOrHasANamedReason()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "data", "fineract", "EMICalculation.feature.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));

        var results = FeatureFile.Read(reader, "EMICalculation.feature").Scenarios.Select(static scenario => ScenarioRun.Run("EMICalculation.feature", scenario)).ToList();

        output.WriteLine($"{results.Count(static result => result.Status == ConformanceStatus.Agree)} of {results.Count} scenarios agree, {Exceptions.Count} have a named reason not to.");
        Assert.Equal(158, results.Count);
        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), results.Where(static result => result.Status != ConformanceStatus.Agree).Select(static result => $"{result.Name}: {result.Detail}").Order(StringComparer.Ordinal));
    }
}
