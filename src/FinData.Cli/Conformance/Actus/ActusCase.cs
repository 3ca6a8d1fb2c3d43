using System.Collections.Immutable;
using FinData.Lending;

namespace FinData.Cli.Conformance.Actus;

/// <summary>One case of a file: a contract's attributes, what was observed, and the event table that it should give.</summary>
internal sealed record ActusCase(
    string Id,
    IReadOnlyDictionary<string, string> Attributes,
    DateTime? To,
    ActusMarket Market,
    ImmutableArray<ActusObservedEvent> Observed,
    ImmutableArray<ActusExpectedEvent> Expected);

/// <summary>One expected row: time and type, and the fields that the file gives, by their names there.</summary>
internal sealed record ActusExpectedEvent(DateTime Time, string Type, string? Currency, ImmutableArray<(string Field, decimal Value)> Figures);
