using System.Collections.Immutable;

namespace FinData.Lending;

/// <summary>What reading a contract's attributes gave: terms, or every reason why not, each naming its attribute.</summary>
public sealed record ActusReading(ActusTerms? Terms, ImmutableArray<string> Unsupported, ImmutableArray<string> Faults);
