namespace FinData.Lending;

/// <summary>Terms that read well but have no event table: no market value where one is observed, no end, too many events. The message names what to change.</summary>
public sealed class ActusException(string message) : Exception(message);
