using System.CommandLine;
using FinData.Cli.Conformance.Fineract.Scenarios;

namespace FinData.Cli.Conformance.Fineract;

/// <summary><c>findata conformance fineract</c>: Gherkin end-to-end scenarios of Apache Fineract.</summary>
internal static class FineractConformance
{
    public static Command CreateCommand(Terminal terminal) => ConformanceSubcommand.Create(
        terminal, "fineract", "Run Gherkin end-to-end scenarios of Apache Fineract: loans, payments, expected schedules and transactions.", "feature", Run);

    /// <summary>All scenarios of a file, in its order.</summary>
    internal static IEnumerable<ConformanceCase> Run(string file) => FeatureFile.Read(file).Scenarios.Select(scenario => ScenarioRun.Run(file, scenario));
}
