namespace FinData.Cli.Conformance.Fineract.Scenarios;

/// <summary>A step asks for something that cannot be evaluated here. Ends the scenario as unsupported.</summary>
internal sealed class UnsupportedStepException(string reason) : Exception(reason);
