using System.CommandLine;

namespace FinData.Cli.Conformance.Fineract;

/// <summary><c>findata conformance fineract</c>: Gherkin end-to-end scenarios of Apache Fineract.</summary>
internal static class FineractConformance
{
    public static Command CreateCommand(Terminal terminal) => ConformanceSubcommand.Create(
        terminal, "fineract", "Run Gherkin end-to-end scenarios of Apache Fineract: loans, payments, expected schedules and transactions.", "feature", Run);

    /// <summary>All scenarios of a file, in its order.</summary>
    internal static IEnumerable<ConformanceCase> Run(string file)
    {
        var feature = FeatureFile.Read(file);
        return feature.Scenarios.Select(scenario => ConformanceCase.Unsupported(file, scenario.Name, $"step not known: {scenario.Steps.Select(static step => step.Text).FirstOrDefault()}"));
    }
}
