namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>The engine says something else than the scenario. Ends the scenario: what follows would only repeat it.</summary>
internal sealed class DifferenceException(string difference) : Exception(difference);
