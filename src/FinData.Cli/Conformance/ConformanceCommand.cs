using System.CommandLine;
using FinData.Cli.Conformance.Actus;
using FinData.Cli.Conformance.Fineract;

namespace FinData.Cli.Conformance;

/// <summary><c>findata conformance</c>: runs cases that others wrote against the engine.</summary>
internal static class ConformanceCommand
{
    public static Command Create(Terminal terminal)
        => new Command("conformance", "Run foreign cases against the engine and compare every figure that they state. Exits 1 on any difference.")
        {
            FineractConformance.CreateCommand(terminal),
            ActusConformance.CreateCommand(terminal),
        }.WithExamples("findata conformance fineract EMICalculation.feature", "findata conformance fineract *.feature --json fineract.json", "findata conformance actus actus-tests-ann.json");
}
