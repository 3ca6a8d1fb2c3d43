namespace FinData.Cli.Conformance.Actus;

/// <summary>The case asks for something that FinData does not have. The message says what, by the name that the standard gives it.</summary>
internal sealed class ActusUnsupportedException(string message) : Exception(message);
